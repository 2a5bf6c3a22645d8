"""Why the site does not start."""


class CannotStart(Exception):  # noqa: N818  said as people say it
    """Its text is a sentence for the person who started the site."""
