from accounts.forms.entrance import (
    AddEmailForm,
    LoginForm,
    ResetPasswordForm,
    SignupForm,
    SocialSignupForm,
)

__all__ = ["AddEmailForm", "LoginForm", "ResetPasswordForm", "SignupForm", "SocialSignupForm"]
