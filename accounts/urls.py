"""Pages of people. Those under /accounts/ come before allauth's own of the same address."""

from django.urls import path, re_path

from accounts.views import entrance, people, people_acts, settings_sessions, two_factor
from accounts.views.first_administrator import first_administrator
from accounts.views.identicon import identicon
from accounts.views.leaving import leaving
from accounts.views.settings import profile, username
from accounts.views.settings_delete import delete_account
from accounts.views.settings_privacy import privacy

app_name = "accounts"
urlpatterns = [
    path("settings/", profile, name="settings"),
    path("settings/username/", username, name="username"),
    path("settings/privacy/", privacy, name="privacy"),
    path("settings/delete/", delete_account, name="delete"),
    path("settings/blocked/", people.blocked, name="blocked"),
    path("follow-requests/", people.follow_requests, name="follow_requests"),
    path("@<str:username>/followers/", people.followers, name="followers"),
    path("@<str:username>/following/", people.following, name="following"),
    path("@<str:username>/follow/", people_acts.follow, name="follow"),
    path("@<str:username>/let-in/", people_acts.answer_request, name="answer_request"),
    path("@<str:username>/remove/", people_acts.remove_follower, name="remove_follower"),
    path("@<str:username>/mute/", people_acts.mute, name="mute"),
    path("@<str:username>/block/", people_acts.block, name="block"),
    re_path(r"^identicon/(?P<public_id>[A-Za-z0-9]{1,16})\.svg$", identicon, name="identicon"),
    path(
        "accounts/first-administrator/<str:token>/",
        first_administrator,
        name="first_administrator",
    ),
    path("accounts/login/", entrance.Login.as_view(), name="login"),
    path("accounts/signup/", entrance.Signup.as_view(), name="signup"),
    path("accounts/3rdparty/signup/", entrance.SocialSignup.as_view(), name="social_signup"),
    path("accounts/email/", entrance.Email.as_view(), name="email"),
    path("accounts/password/reset/", entrance.ResetPassword.as_view(), name="reset_password"),
    path("accounts/password/change/", entrance.ChangePassword.as_view(), name="change_password"),
    path("accounts/password/set/", entrance.SetPassword.as_view(), name="set_password"),
    path("accounts/reauthenticate/", two_factor.ByPassword.as_view(), name="by_password"),
    path("accounts/2fa/", two_factor.Index.as_view(), name="two_factor"),
    path("accounts/2fa/authenticate/", two_factor.SecondStep.as_view(), name="second_step"),
    path("accounts/2fa/reauthenticate/", two_factor.ByCode.as_view(), name="by_code"),
    path("accounts/2fa/totp/activate/", two_factor.StartApp.as_view(), name="start_app"),
    path("accounts/2fa/recovery-codes/", two_factor.RecoveryCodes.as_view(), name="codes"),
    path("accounts/2fa/webauthn/", two_factor.passkeys, name="passkeys"),
    path("accounts/2fa/webauthn/add/", two_factor.AddPasskey.as_view(), name="add_passkey"),
    path(
        "accounts/2fa/webauthn/reauthenticate/", two_factor.ByPasskey.as_view(), name="by_passkey"
    ),
    path(
        "accounts/2fa/webauthn/keys/<int:pk>/edit/",
        two_factor.RenamePasskey.as_view(),
        name="rename_passkey",
    ),
    path("accounts/leaving/", leaving, name="leaving"),
    path("accounts/sessions/", settings_sessions.sessions, name="sessions"),
    path("accounts/sessions/end-others/", settings_sessions.end_others, name="end_other_sessions"),
    path("accounts/sessions/<int:id>/end/", settings_sessions.end_one, name="end_session"),
]
