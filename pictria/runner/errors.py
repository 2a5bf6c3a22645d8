"""Why the site does not start."""


class CannotStart(Exception):
    """Its text is a sentence for the person who started the site."""
