"""Queries that are written once: they ask the same as querysets that are written each time."""

from datetime import datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from pictria.core.prepared import Prepared, Row
from posts.models import Post
from tests.support.people import person
from tests.support.posts import rows

pytestmark = pytest.mark.django_db


def shared(author: str, moment: datetime, *ids: int) -> QuerySet[Post, Row]:
    posts = Post.objects.filter(author__username=author, posted_at__gte=moment, pk__in=ids)
    return posts.order_by("pk").values_list("pk", "posted_at", "sensitive")


def test_numbers_words_and_moments_stand_where_they_belong() -> None:
    prepared = Prepared(shared)
    ann, ben = person("ann", password=None), person("ben", password=None)
    first, second, third = rows(ann, 3)
    [other] = rows(ben, 1)
    Post.objects.filter(pk=first.pk).update(posted_at=timezone.now() - timedelta(days=1))
    begins = timezone.now() - timedelta(hours=1)

    for asked in (
        ("ann", begins, first.pk, second.pk),
        ("ann", begins, third.pk, second.pk),
        ("ben", begins, other.pk, second.pk),
        ("ann", begins - timedelta(days=2), first.pk, third.pk, other.pk),
        ("nobody's' name", begins, first.pk),
    ):
        assert prepared.rows(*asked) == list(shared(*asked))
    assert len(prepared.rows("ann", begins, first.pk, second.pk)) == 1


def test_a_value_that_is_asked_for_nowhere_is_an_error() -> None:
    prepared = Prepared(lambda one, other: Post.objects.filter(pk=one).values_list("pk"))

    with pytest.raises(ValueError, match="does not stand in the query"):
        prepared.rows(1, 2)
