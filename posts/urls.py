from django.urls import path

from posts.views import (
    acts,
    changing,
    comments,
    lists,
    media,
    reading,
    sharing,
    stream,
    tags,
    texts,
)

app_name = "posts"
urlpatterns = [
    path("", reading.latest, name="home"),
    path("latest/", reading.latest, name="latest"),
    path("@<str:username>/", reading.profile, name="profile"),
    path("@<str:username>/likes/", lists.likes_of, name="likes_of"),
    path("bookmarks/", lists.bookmarks, name="bookmarks"),
    path("stream/", stream.stream, name="stream"),
    path("tags/<str:name>/", tags.tag, name="tag"),
    path("tags/<str:name>/follow/", tags.follow, name="follow_tag"),
    path("create/", sharing.create, name="create"),
    path("create/text/", texts.create, name="create_text"),
    path("create/upload/", sharing.upload, name="upload"),
    path("create/tags/", sharing.suggest_tags, name="suggest_tags"),
    path("i/<str:public_id>/", reading.detail, name="detail"),
    path("i/<str:public_id>/edit/", changing.edit, name="edit"),
    path("i/<str:public_id>/delete/", changing.delete, name="delete"),
    path("i/<str:public_id>/download/", media.download, name="download"),
    path("i/<str:public_id>/like/", acts.like, name="like"),
    path("i/<str:public_id>/bookmark/", acts.bookmark, name="bookmark"),
    path("i/<str:public_id>/comments/", comments.comments, name="comments"),
    path("i/<str:public_id>/comments/<str:comment_id>/", comments.comment, name="comment"),
    path("i/<str:public_id>/comments/<str:comment_id>/edit/", comments.edit, name="edit_comment"),
    path(
        "i/<str:public_id>/comments/<str:comment_id>/delete/",
        comments.delete,
        name="delete_comment",
    ),
    path(
        "i/<str:public_id>/download/<str:image_id>/",
        media.download_image,
        name="download_image",
    ),
    path("media/post/<str:token>/<str:name>.webp", media.rendition, name="rendition"),
    path("media/profile/<str:token>/<int:size>.webp", media.profile_picture, name="picture"),
]
