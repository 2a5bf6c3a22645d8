"""People as moderators and administrators see them."""

from accounts.admin import people, signing_in

__all__ = ["people", "signing_in"]
