"""Settings of people: how they sign up and in, and how mail reaches them."""

import os
from email.utils import getaddresses
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from pictria.environment import env, names, number, read, text
from pictria.settings_site import AT_HOME, SITE, SITE_NAME

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.OneHashBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Mail. Where none can be sent, sign-up works without verification.
_mail: dict[str, Any] = read("EMAIL_URL", env.dj_email_url, {})
if _mail and "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured("The setting EMAIL_URL must start with smtp:// or file://.")
CAN_SEND_MAIL = bool(_mail)
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST = _mail.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = "/" + _mail.get("EMAIL_FILE_PATH", "").lstrip("/")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("MAIL_FROM", f"{SITE_NAME} <noreply@{SITE.hostname}>")
ADMINS = getaddresses(names("ADMINS"))

GOOGLE_CLIENT_ID = text("GOOGLE_CLIENT_ID")
_google = {
    "APPS": [
        {
            "client_id": GOOGLE_CLIENT_ID,
            "secret": text("GOOGLE_CLIENT_SECRET"),
            "key": "",
        }
    ],
    "SCOPE": ["profile", "email"],
    "OAUTH_PKCE_ENABLED": True,
}
SOCIALACCOUNT_PROVIDERS = {"google": _google} if GOOGLE_CLIENT_ID else {}
# A Google sign-in never takes over an account through its e-mail address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*" if CAN_SEND_MAIL else "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if CAN_SEND_MAIL else "none"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USERNAME_VALIDATORS = "accounts.usernames.VALIDATORS"
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE.scheme
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "add_email": "accounts.forms.AddEmailForm",
}
# Who changes how they log in shows first that it is them; that holds for a quarter of an hour.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.SocialSignupForm"}
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", 1 if os.environ.get("DYNO") else 0)

# Two-step log-in and passkeys
MFA_ADAPTER = "accounts.two_factor.TwoFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Where mail can be sent, nobody logs in with an unproven address; elsewhere nothing proves one.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A clock may be half a minute wrong. The form sees to it that a code works only once.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = SITE_NAME
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}
MFA_FORMS = {
    "authenticate": "accounts.forms.two_factor.CodeForm",
    "reauthenticate": "accounts.forms.two_factor.CodeAgainForm",
    "activate_totp": "accounts.forms.two_factor.FirstCodeForm",
    "authenticate_webauthn": "accounts.forms.two_factor.PasskeyForm",
    "reauthenticate_webauthn": "accounts.forms.two_factor.PasskeyAgainForm",
    "login_webauthn": "accounts.forms.two_factor.PasskeyLoginForm",
    "add_webauthn": "accounts.forms.two_factor.NewPasskeyForm",
    "edit_webauthn": "accounts.forms.two_factor.PasskeyNameForm",
}
# Passkeys belong to a host for ever. Browsers know none for 127.0.0.1.
PASSKEY_HOST = "localhost" if AT_HOME else SITE.hostname or ""
