from django.urls import path

from pictria.search.views import history, searching, suggesting

app_name = "search"
urlpatterns = [
    path("search/", searching.search, name="search"),
    path("search/suggestions/", suggesting.suggestions, name="suggestions"),
    path("search/history/", history.history, name="history"),
    path("search/history/remove/", history.remove, name="remove"),
    path("search/history/clear/", history.clear, name="clear"),
    path("search/history/keeping/", history.keeping, name="keeping"),
]
