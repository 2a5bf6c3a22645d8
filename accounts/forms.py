from django import forms


class SignupForm(forms.Form):
    pass


class SocialSignupForm(forms.Form):
    pass
