"""How often one person may do a thing."""

from pictria.core import redis


class TooOften(Exception):
    """Raised when the limit is reached; its text is a sentence for the person."""


def count_against(limit: int, *, action: str, who: object, seconds: int, sentence: str) -> None:
    """Counts one `action` of `who`; raises TooOften with `sentence` beyond `limit` in `seconds`.

    Where the cache is away nothing is counted, so nobody is refused for it.
    """
    key = redis.key(f"rate:{action}:{who}")
    done = redis.asked(lambda client: _counted(client, key, seconds), 0)
    if done > limit:
        raise TooOften(sentence)


def _counted(client: redis.Client, key: str, seconds: int) -> int:
    """How often it was done, with this time; one question.

    In a transaction time stands still: no key lapses in between, to come back for ever.
    """
    with client.pipeline(transaction=True) as questions:
        questions.set(key, 0, ex=seconds, nx=True)
        questions.incr(key)
        return int(questions.execute()[-1])
