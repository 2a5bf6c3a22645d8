"""Who opens the administration signs in as everywhere."""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

# The site's own sign-in page counts failed tries; Django's page for the admin does not.
_counting_tries: Callable[[Any], Any] = secure_admin_login
admin.site.login = _counting_tries(admin.site.login)  # type: ignore[method-assign]
