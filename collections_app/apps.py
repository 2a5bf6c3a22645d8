from django.apps import AppConfig
from django.db.models.signals import pre_delete


class CollectionsConfig(AppConfig):
    name = "collections_app"
    verbose_name = "Collections"

    def ready(self) -> None:
        from collections_app.sections import SECTIONS
        from collections_app.sitemaps import KIND
        from collections_app.views.collections import edit
        from pictria.core import sections, sitemaps
        from posts.editors import editors
        from posts.models import Post

        editors[Post.Kind.COLLECTION] = edit
        sections.register(*SECTIONS)
        sitemaps.register(KIND)
        hear_of_boards()


def hear_of_boards() -> None:
    """What boards tell others, and what they hear."""
    from accounts.signals import account_opened, account_withdrawn, blocked
    from collections_app import freshness
    from collections_app.counters import ITEMS
    from collections_app.feeds import posts_beside
    from collections_app.services import board_counts
    from collections_app.services.collaborating import end_across_block
    from pictria.core import counters
    from posts import related
    from posts.models import Post
    from posts.signals import shown, withdrawn

    freshness.listen()
    counters.register(ITEMS)
    related.register(posts_beside)
    for news in (shown, withdrawn):
        news.connect(board_counts.follow_posts)
    for news in (account_withdrawn, account_opened):
        news.connect(board_counts.follow_account)
    pre_delete.connect(board_counts.follow_deletion, sender=Post)
    blocked.connect(end_across_block)
