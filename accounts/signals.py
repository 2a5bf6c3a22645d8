"""What others hear about people."""

from django.dispatch import Signal

# Sent with `person`, once it is committed that their account is closed.
account_closed = Signal()
