from django.urls import path

from pictria.notifications.views import choosing, reading, unsubscribing

app_name = "notifications"
urlpatterns = [
    path("notifications/", reading.notifications, name="list"),
    path("notifications/read/", reading.all_read, name="all_read"),
    path("notifications/unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path("settings/notifications/", choosing.choices, name="settings"),
]
