"""The key that signs cookies: never a known one, never a short one, never in the project."""

import os
import secrets
from pathlib import Path

SHORTEST = 32
KNOWN = ("change", "secret", "default", "password", "example", "onevisit", "0123456789", "abcdef")
"""What a key that somebody copied from a page begins or ends with."""

EXPECTED = f"{SHORTEST} random characters or more (openssl rand -hex 32)"


def is_weak(key: str) -> bool:
    """Whether somebody could guess it: too short, a known word, few different characters."""
    plain = key.lower()
    return len(key) < SHORTEST or len(set(key)) < 8 or any(one in plain for one in KNOWN)


def claims(key: str, metrics: str) -> tuple[tuple[str, object, bool, str], ...]:
    """What settings that are secrets must hold, without telling them."""
    return (
        ("secret_key", "…", not key or not is_weak(key), EXPECTED),
        ("metrics_token", "…", not metrics or not is_weak(metrics), EXPECTED),
    )


def own_key(beside: Path) -> str:
    """The key of this machine, kept in a file that only its owner reads; made if there is none."""
    path = beside.with_name(f"{beside.stem}.secret")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()
