from django.apps import AppConfig
from django.db.models.signals import post_delete


class PostsConfig(AppConfig):
    name = "posts"

    def ready(self) -> None:
        from accounts.signals import account_deleting, account_withdrawn
        from pictria.core import sections, sitemaps
        from pictria.core.counters import register
        from posts import freshness
        from posts.counters import COMMENTS, LIKES, POSTS, VIEWS
        from posts.models import Image
        from posts.sections import SECTIONS
        from posts.services.departure import remove_all_of
        from posts.services.rankings import welcome_new_posts
        from posts.services.relocation import relocate_all_of
        from posts.services.removal import files_go_too
        from posts.signals import shown
        from posts.sitemaps import KINDS

        freshness.listen()
        shown.connect(welcome_new_posts)
        post_delete.connect(files_go_too, sender=Image)
        account_withdrawn.connect(relocate_all_of)
        account_deleting.connect(remove_all_of)
        register(POSTS, LIKES, COMMENTS, VIEWS)
        sections.register(*SECTIONS)
        sitemaps.register(*KINDS)
