"""Pages for editing kinds of posts that apps above this one know how to edit."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from posts.models import Post

Editor = Callable[[HttpRequest, Post], HttpResponse]
editors: dict[str, Editor] = {}
