"""Who looked at which post on which UTC day: in Redis, until the database has counted them.

Each post has a set of visitors' numbers a day; who comes twice is in it once. And each day has a
list of its posts: 1 beside a post says that the database may not know all of them, 0 that it does.
A post is 0 again only when nobody new has come since it was counted, so a worker may be killed
between any two steps, and two may count at once: the next count repairs it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from pictria.core import redis
from pictria.core.scripts import Argument, Script

# Long enough for workers that were down over a day.
KEPT_SECONDS = 48 * 3600
# So many days, today among them, may be there at once.
DAYS = 3
A_RUN = 500

ADD = Script("""
if redis.call('SADD', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('ZADD', KEYS[2], 1, ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
return 1
""")
SETTLE = Script("""
for place = 2, #KEYS do
    if redis.call('SCARD', KEYS[place]) <= tonumber(ARGV[2 * place - 2]) then
        redis.call('ZADD', KEYS[1], 'XX', 0, ARGV[2 * place - 3])
    end
end
""")
FORGET = Script("""
local posts = redis.call('ZRANGEBYSCORE', KEYS[1], 0, 0, 'LIMIT', 0, ARGV[2])
for _, post in ipairs(posts) do
    redis.call('UNLINK', ARGV[1] .. post)
    redis.call('ZREM', KEYS[1], post)
end
return #posts
""")


def add(day: date, post: str, visitor: int) -> bool:
    """Notes that a visitor looked at a post, in one question to Redis. Whether they are new."""
    keys = (_visitors(day, post), _posts(day))
    arguments = (visitor, post, KEPT_SECONDS)
    return bool(redis.asked(lambda server: ADD.run(server, keys, arguments), 0))


def uncounted(day: date) -> list[str]:
    """The public ids of posts of which the database may not know all visitors of this day."""
    posts: list[bytes] = redis.asked(lambda server: server.zrangebyscore(_posts(day), 1, 1), [])
    return [post.decode() for post in posts]


def visitors(day: date, posts: Sequence[str]) -> dict[str, int]:
    """How many looked at each post on this day. Nothing where Redis is away."""

    def numbers(server: redis.Client) -> list[int]:
        pipeline = server.pipeline(transaction=False)
        for post in posts:
            pipeline.scard(_visitors(day, post))
        return pipeline.execute()

    return dict(zip(posts, redis.asked(numbers, []), strict=False))


def settle(day: date, counted: Mapping[str, int]) -> None:
    """Says that the database knows so many of each post's visitors."""
    keys = (_posts(day), *(_visitors(day, post) for post in counted))
    arguments: list[Argument] = [each for pair in counted.items() for each in pair]
    redis.asked(lambda server: SETTLE.run(server, keys, arguments), None)


def forget(day: date) -> None:
    """Removes all visitors of a day whom the database knows."""
    keys, arguments = (_posts(day),), (_visitors(day, ""), A_RUN)
    while redis.asked(lambda server: FORGET.run(server, keys, arguments), 0) == A_RUN:
        pass


@lru_cache(2 * DAYS)
def _posts(day: date) -> str:
    return redis.key(f"views:{day}")


def _visitors(day: date, post: str) -> str:
    return f"{_posts(day)}:{post}"
