"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from pictria.core.health import healthz, readyz

urlpatterns = [
    path("", include("posts.urls")),
    path("", include("collections_app.urls")),
    path("", include("collections_app.board_urls")),
    path("", include("accounts.urls")),
    path("", include("pictria.portability.urls")),
    path("", include("pictria.notifications.urls")),
    path("", include("pictria.search.urls")),
    path("", include("pictria.pages.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]

handler400 = "pictria.core.errors.bad_request"
handler403 = "pictria.core.errors.permission_denied"
handler404 = "pictria.core.errors.page_not_found"
handler500 = "pictria.core.errors.server_error"
