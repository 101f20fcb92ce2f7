"""
Brings a database up to date, step by numbered step.

A step is a module of `tracker.migrations`, named by its number; it says once and for all what
is done (``SCRIPT``: statements, with the names of types that differ in braces), whatever the
tables become later. A step is stored together with the fact that it was done.
"""

import importlib
import pkgutil

from tracker import migrations, working_years
from tracker.database import database, is_postgres, transaction
from tracker.publicity import policies

LEDGER = "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY)"

SQLITE_TYPES = {
    "bytes": "BLOB",
    "key": "INTEGER NOT NULL PRIMARY KEY",
    "flag": "INTEGER",
    "line_item": "json_extract(line.value, '$.item')",
    "lines": "json_each(part.wording, '$.lines') AS line",
    "moment": "DATETIME",
    "real": "REAL",
    "whole": "INTEGER",
}

POSTGRES_TYPES = {
    "bytes": "BYTEA",
    "key": "SERIAL NOT NULL PRIMARY KEY",
    "flag": "BOOLEAN",
    "line_item": "line.value ->> 'item'",
    "lines": "json_array_elements(part.wording::json -> 'lines') AS line(value)",
    "moment": "TIMESTAMP",
    "real": "DOUBLE PRECISION",
    "whole": "BIGINT",
}


def steps() -> tuple[str, ...]:
    """Names of all steps, in their order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(migrations.__path__)))


def done() -> tuple[str, ...]:
    """Names of the steps that this database has taken."""
    if not database.table_exists("migration"):
        return ()
    found = database.execute_sql("SELECT name FROM migration ORDER BY name")
    return tuple(name for (name,) in found.fetchall())


def migrate() -> tuple[str, ...]:
    """
    Take the steps that are missing, learn the years that the library knows and the first policy.

    Returns the names of the steps taken now; a second call takes none and changes nothing.
    """
    with transaction():
        database.execute_sql(LEDGER)
        taken = done()
        missing = tuple(name for name in steps() if name not in taken)
        for name in missing:
            _take(name)
        working_years.seed()
        policies.seed()
    return missing


def _take(name: str) -> None:
    script: str = importlib.import_module(f"tracker.migrations.{name}").SCRIPT
    types = POSTGRES_TYPES if is_postgres() else SQLITE_TYPES
    for statement in script.format_map(types).split(";\n"):
        if statement.strip():
            database.execute_sql(statement)
    mark = "%s" if is_postgres() else "?"
    database.execute_sql(f"INSERT INTO migration (name) VALUES ({mark})", (name,))
