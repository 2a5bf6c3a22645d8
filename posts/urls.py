from django.urls import path

from posts.views import changing, media, reading, sharing

app_name = "posts"
urlpatterns = [
    path("", reading.latest, name="home"),
    path("latest/", reading.latest, name="latest"),
    path("@<str:username>/", reading.profile, name="profile"),
    path("tags/<str:name>/", reading.tag, name="tag"),
    path("create/", sharing.create, name="create"),
    path("create/upload/", sharing.upload, name="upload"),
    path("create/tags/", sharing.suggest_tags, name="suggest_tags"),
    path("i/<str:public_id>/", reading.detail, name="detail"),
    path("i/<str:public_id>/edit/", changing.edit, name="edit"),
    path("i/<str:public_id>/delete/", changing.delete, name="delete"),
    path("i/<str:public_id>/download/", media.download, name="download"),
    path("media/post/<str:token>/<str:name>.webp", media.rendition, name="rendition"),
    path("media/profile/<str:token>/<int:size>.webp", media.profile_picture, name="picture"),
]
