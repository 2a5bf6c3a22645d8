from accounts.models.profile import Profile
from accounts.models.user import FormerUsername, User

__all__ = ["FormerUsername", "Profile", "User"]
