from django.urls import re_path

from pictria.pages.views import page

app_name = "pages"
urlpatterns = [re_path(r"^(?P<slug>privacy|terms|imprint|contact)/$", page, name="page")]
