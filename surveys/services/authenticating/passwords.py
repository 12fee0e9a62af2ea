"""Passwords: which ones are good enough, and their Argon2id hashes."""

from __future__ import annotations

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from surveys.model.errors import Invalid

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024
# What is left of a password without its digits and punctuation: nothing, or one of these.
_TOO_COMMON = ("", "password", "alliance", "soundings", "qwerty")
_PADDING = "0123456789!.-_ "

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
# Two passwords at a time: signing in cannot take the whole machine from those who answer.
_hashing = threading.BoundedSemaphore(2)
#: What is compared where nobody has the address, so that the time it takes tells nothing.
NOBODY = _hasher.hash(secrets.token_hex(16))


def require_strong(password: str, address: str) -> None:
    """Refuse a password that is short, too long or easily guessed.

    Raises
    ------
    Invalid
        With a sentence that says what is wrong with it.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(
            f"The password has {len(password)} characters; please use {SHORTEST_PASSWORD} or more. "
            "Four random words make a good one."
        )
    if len(password) > LONGEST_PASSWORD:
        raise Invalid(f"Please use a password of at most {LONGEST_PASSWORD} characters.")
    plain = password.lower().strip(_PADDING)
    if plain in (*_TOO_COMMON, address.strip(_PADDING)):
        raise Invalid("This password is too easy to guess. Four random words make a good one.")


def hash_password(password: str) -> str:
    """Return what is stored of a password."""
    with _hashing:
        return _hasher.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Say whether a password is the one that was hashed."""
    if len(password) > LONGEST_PASSWORD:
        return False
    with _hashing:
        try:
            return _hasher.verify(password_hash, password)
        except VerifyMismatchError:
            return False


def is_outdated(password_hash: str) -> bool:
    """Say whether a hash was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(password_hash)
