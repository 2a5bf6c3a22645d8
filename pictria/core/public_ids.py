"""Ids that stand in addresses. They say nothing about how many rows there are."""

import secrets

# Letters and digits without those that are mistaken for each other (0 O 1 I l).
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
LENGTH = 11
KEY_LENGTH = 22


def new_public_id() -> str:
    """Eleven random characters, about 64 bits."""
    return _random_text(LENGTH)


def new_storage_token() -> str:
    """Twenty-two random characters, about 128 bits: nobody guesses where an object lies."""
    return _random_text(KEY_LENGTH)


def _random_text(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
