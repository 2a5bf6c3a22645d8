from django.urls import path

from collections_app.views import collections
from collections_app.views.profile import collections_of_person

app_name = "collections"
urlpatterns = [
    path("create/collection/", collections.create, name="create"),
    path("@<str:username>/collections/", collections_of_person, name="of_person"),
]
