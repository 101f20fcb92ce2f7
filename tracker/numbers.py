"""
Running numbers without gaps: the next one is one more than the greatest that is stored.

Writers take turns, so nobody else can read the same greatest number before this transaction is
over; when it fails, its row is gone and the number was never given. A sequence of the database
would not do: it counts on over what is rolled back.
"""

from typing import Any

from peewee import fn

from tracker.database import database


def following(field: Any, *among: Any) -> int:
    """
    The next number of a series, from 1.

    Parameters
    ----------
    field
        Where the numbers of the series are stored; what is stored there is never deleted.
    among
        Conditions that tell the series from others in the same table.

    Raises
    ------
    RuntimeError
        Outside of the transaction that stores the number.
    """
    if not database.in_transaction():
        raise RuntimeError(f"a number of {field.name} is drawn outside of a transaction")
    greatest = field.model.select(fn.MAX(field)).where(*among).scalar()
    return int(greatest or 0) + 1
