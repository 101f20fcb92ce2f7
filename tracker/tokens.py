"""Secrets that are shown once and kept as digests: 256 random bits, so that a digest is enough."""

import hashlib
import secrets

SIGN_IN = "ovs_"
API = "ova_"
INVITATION = "ovi_"
FEED = "ovf_"
"""Begin a secret, so that those who scan for leaks know what they have found."""


def fresh(kind: str) -> str:
    """A new secret of a kind: 43 characters after the kind's beginning."""
    return kind + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret, and what it is looked up by."""
    return hashlib.sha256(secret.encode()).hexdigest()
