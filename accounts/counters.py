"""What the counters of a profile must say of people."""

from accounts.models import Follow, Profile
from pictria.core.counters import Counter

FOLLOWERS = Counter(Profile, "follower_count", Follow.objects.all, "followed__profile")
FOLLOWING = Counter(Profile, "following_count", Follow.objects.all, "follower__profile")
