"""The admin as a whole: its name, and nothing in it that does nothing here."""

from allauth.socialaccount.models import SocialApp, SocialToken
from django.conf import settings
from django.contrib import admin

admin.site.site_header = f"{settings.SITE_NAME} administration"
admin.site.site_title = admin.site.site_header
admin.site.index_title = "What would you like to look after?"

# Google's keys stand in the settings, and its tokens are not kept.
admin.site.unregister((SocialApp, SocialToken))
