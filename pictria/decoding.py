"""Where this machine decodes pictures."""

from django.conf import settings

from pictria.images.pipeline import Sandbox

# Someone waits at a screen; with the wait for a turn it must end before the server's own limit.
LOOKING_SECONDS = 20


def sandbox(deadline: float = 60) -> Sandbox:
    """As many children at a time as the settings allow, each for at most `deadline` seconds."""
    folder = settings.VAR / "decoding"
    return Sandbox(lock_folder=folder, slots=settings.DECODING_SLOTS, deadline=deadline)
