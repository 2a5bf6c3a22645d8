from accounts.models.profile import Profile
from accounts.models.retired import RetiredUsername
from accounts.models.ties import Block, Follow, FollowRequest, Mute
from accounts.models.user import Audience, FormerUsername, User

__all__ = [
    "Audience",
    "Block",
    "Follow",
    "FollowRequest",
    "FormerUsername",
    "Mute",
    "Profile",
    "RetiredUsername",
    "User",
]
