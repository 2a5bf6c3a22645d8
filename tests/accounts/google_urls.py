"""The site's addresses with those that allauth adds where Google's keys are set."""

from allauth.socialaccount.providers.google.urls import urlpatterns as google
from django.urls import include, path

from pictria.urls import handler400, handler403, handler404, handler500
from pictria.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [*site, path("accounts/", include(google))]
