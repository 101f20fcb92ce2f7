"""Passwords: kept as Argon2id hashes, never as they are."""

import argon2

LEAST = 10
"""Characters of a password; rules about digits and signs only make people write it down."""

_HASHER = argon2.PasswordHasher()
"""The library's present choice (RFC 9106, low memory); older hashes are renewed at sign-in."""

_NOBODYS = _HASHER.hash("whoever asks for a login that is not there waits as long as others")


def faults(password: str, login: str) -> tuple[str, ...]:
    """What makes a password unusable; it is not repeated in the answer."""
    found = []
    if len(password) < LEAST:
        found.append(f"the password has {len(password)} characters, expected {LEAST} or more")
    if login and login.casefold() in password.casefold():
        found.append("the password contains the login")
    if len(set(password)) < 4:
        found.append("the password repeats fewer than four different characters")
    return tuple(found)


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether the password is the one that is kept; takes as long where none is."""
    try:
        return _HASHER.verify(kept or _NOBODYS, password) and kept is not None
    except argon2.exceptions.VerificationError:
        return False
    except argon2.exceptions.InvalidHashError:
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)
