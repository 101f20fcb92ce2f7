"""Passwords: kept as Argon2id hashes, never as they are."""

import argon2

from tracker.errors import Fault, FaultCode

LEAST = 10
"""Characters of a password; rules about digits and signs only make people write it down."""

LEAST_DIFFERENT = 4
"""Different characters of a password; one key held down is soon guessed."""

_HASHER = argon2.PasswordHasher()
"""The library's present choice (RFC 9106, low memory); older hashes are renewed at sign-in."""

_NOBODYS = _HASHER.hash("whoever asks for a login that is not there waits as long as others")


def faults(password: str, login: str) -> tuple[Fault, ...]:
    """What makes a password unusable; it is not repeated in the answer."""
    found = []
    if len(password) < LEAST:
        found.append(Fault("password", FaultCode.TOO_SHORT, str(len(password)), str(LEAST)))
    if login and login.casefold() in password.casefold():
        found.append(Fault("password", FaultCode.CONTAINS, login))
    different = len(set(password))
    if different < LEAST_DIFFERENT:
        found.append(Fault("password", FaultCode.TOO_SIMPLE, str(different), str(LEAST_DIFFERENT)))
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
