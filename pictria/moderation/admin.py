"""The admin as a whole: its name, and nothing in it that does nothing here."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import admin

admin.site.site_header = f"{settings.SITE_NAME} administration"
admin.site.site_title = admin.site.site_header
admin.site.index_title = "What would you like to look after?"

# Google's keys stand in the settings, and its tokens are not kept.
admin.site.unregister((SocialApp, SocialToken))
# The secrets of people's two-step log-in, and where they are logged in, are theirs alone.
admin.site.unregister((Authenticator, UserSession))
