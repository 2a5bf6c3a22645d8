"""Entries for the search of a seeded site, by one statement: the service would take an hour.

The seeded words are lower-case letters and digits of ASCII with single spaces, so they are
already as `words_of` would give them.
"""

from pictria.search.times import SIGN, SPANS

MOMENT = "(extract(epoch FROM posted_at) * 1000000)::bigint"
TIMES = " || ".join(
    ["' '", *(f"'{SIGN}{name}' || ({MOMENT} >> {power}) || ' '" for name, power in SPANS.items())]
)
ENTRIES = f"""
    INSERT INTO search_postentry
        (subject_id, owner, moment, is_public, title, text, alt, names, times,
         created_at, updated_at)
    SELECT
        post.id, author_id, {MOMENT},
        visibility = 'public' AND hidden_at IS NULL AND audience = 'everyone',
        COALESCE(' ' || tags || ' ', ''), ' ' || lower(caption) || ' ', '',
        ' ' || lower(username) || ' ', {TIMES}, now(), now()
    FROM posts_post AS post
    JOIN accounts_user AS person ON person.id = author_id
    LEFT JOIN (
        SELECT content_object_id, string_agg('#' || name || ' ' || name, ' ') AS tags
        FROM posts_taggedpost AS tagged JOIN posts_tag AS tag ON tag.id = tag_id
        GROUP BY content_object_id
    ) AS tagged ON content_object_id = post.id
    ORDER BY post.id
"""


def write_entries() -> None:
    """Makes the entries of all posts."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(ENTRIES)


def count() -> None:
    """Counts and lists words, and makes what people and boards lack, as a worker would."""
    from pictria.search.models import PostEntry
    from pictria.search.services.counting import count_words, set_milestones
    from pictria.search.services.listing import list_words
    from pictria.search.services.repairing import add_missing

    count_words(PostEntry)
    set_milestones(PostEntry)
    list_words(PostEntry)
    add_missing(seconds=3_600)
