"""What a web server starts."""

import os

from django.core.wsgi import get_wsgi_application

from pictria.core.charsets import only_known_charsets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pictria.settings")

application = only_known_charsets(get_wsgi_application())


def _limit_waits_for_the_database() -> None:
    from django.conf import settings

    from pictria.core.database import install_deadline

    install_deadline(settings.DATABASE_DEADLINE)


_limit_waits_for_the_database()
