from django.apps import AppConfig
from django.db.models.signals import post_delete


class PortabilityConfig(AppConfig):
    name = "pictria.portability"
    label = "portability"
    verbose_name = "People's data"

    def ready(self) -> None:
        from pictria.portability.models import Download, Part
        from pictria.portability.services import removal
        from posts.services import strays

        for kind in (Download, Part):
            post_delete.connect(removal.object_goes_too, sender=kind)
        strays.register(removal.TAKEOUTS, removal.known_takeouts)
        strays.register(removal.PARTS, removal.known_parts)
