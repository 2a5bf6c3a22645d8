from django.apps import AppConfig
from django.db.models.signals import post_delete


class PostsConfig(AppConfig):
    name = "posts"

    def ready(self) -> None:
        from accounts.signals import account_closed
        from posts.models import Image
        from posts.services.relocation import relocate_all_of
        from posts.services.removal import files_go_too

        post_delete.connect(files_go_too, sender=Image)
        account_closed.connect(relocate_all_of)
