"""
What a database says when two writers meet.

It is known by its code, for the words depend on the server's language.
"""

import peewee

WAITED_IN_VAIN = frozenset({"SQLITE_BUSY", "55P03", "40P01", "40001"})
"""SQLite's name; PostgreSQL's states for lock not available, deadlock, not serializable."""

TAKEN = frozenset({"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"})
"""A value that may be there once is there already."""

FULL = ("too many clients", "too many connections", "connection slots are reserved")
"""PostgreSQL's words before there is a connection; libpq keeps the code (53300) to itself."""


def is_busy(fault: peewee.DatabaseError) -> bool:
    """Whether another writer kept the database too long."""
    return _code(fault) in WAITED_IN_VAIN


def is_taken(fault: peewee.DatabaseError) -> bool:
    """Whether another writer has just taken the same name or number."""
    return _code(fault) in TAKEN


def is_full(fault: peewee.DatabaseError) -> bool:
    """Whether the server has no place for another connection just now."""
    return any(words in str(fault) for words in FULL)


def _code(fault: peewee.DatabaseError) -> str:
    """The code of the driver's own error, which peewee keeps."""
    cause = getattr(fault, "orig", None)
    found = str(getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", ""))
    # Extended codes such as SQLITE_BUSY_SNAPSHOT say why, which changes nothing.
    return "SQLITE_BUSY" if found.startswith("SQLITE_BUSY") else found
