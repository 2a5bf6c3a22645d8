"""Pages of people. Those under /accounts/ come before allauth's own of the same address."""

from django.urls import path, re_path

from accounts.views import entrance
from accounts.views.first_administrator import first_administrator
from accounts.views.identicon import identicon
from accounts.views.settings import profile, username

app_name = "accounts"
urlpatterns = [
    path("settings/", profile, name="settings"),
    path("settings/username/", username, name="username"),
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
]
