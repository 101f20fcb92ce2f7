"""The steps lead to the tables that the code expects, on each database."""

import pytest

from tests.tracker.builders import line, publish_plan
from tracker import migrate
from tracker.database import database, is_postgres
from tracker.models import TABLES, VisitItemRow

SQLITE_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%migration%' ORDER BY 1"

POSTGRES_SCHEMA = """
SELECT table_name, column_name, data_type, is_nullable
FROM information_schema.columns
WHERE table_schema = 'public' AND table_name <> 'migration' ORDER BY 1, ordinal_position
"""

POSTGRES_RULES = """
SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'migration'
ORDER BY 1, 2
"""

POSTGRES_INDEXES = """
SELECT indexdef FROM pg_indexes
WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1
"""


def schema() -> list[list[object]]:
    """Everything that the database knows of its tables, spelling aside."""
    queries = (POSTGRES_SCHEMA, POSTGRES_RULES, POSTGRES_INDEXES)
    return [
        [tuple(_plain(cell) for cell in row) for row in database.execute_sql(query).fetchall()]
        for query in (queries if is_postgres() else (SQLITE_SCHEMA,))
    ]


def _plain(cell: object) -> object:
    return "".join(cell.split()) if isinstance(cell, str) else cell


def test_migrating_an_empty_database_gives_the_tables_of_the_models(empty: str) -> None:
    migrate.migrate()
    migrated = schema()
    database.drop_tables(TABLES)

    database.create_tables(TABLES, safe=False)

    assert migrated == schema()
    assert len(migrated[0]) > len(TABLES)


def test_migrating_twice_changes_nothing(empty: str) -> None:
    first = migrate.migrate()
    before = schema(), counts()

    second = migrate.migrate()

    assert first == migrate.steps()
    assert second == ()
    assert (schema(), counts()) == before


def counts() -> list[int]:
    """How many rows each table holds."""
    return [table.select().count() for table in TABLES]


def test_a_step_that_fails_leaves_nothing_behind(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.working_years.seed", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        migrate.migrate()

    assert migrate.done() == ()
    assert database.get_tables() == []


def test_what_was_looked_at_before_is_known_by_its_items(park: str) -> None:
    publish_plan(line(item="消防安全"), line(item="电气"), line("TAX", item="发票"))
    table = VisitItemRow.select(
        VisitItemRow.part, VisitItemRow.visit, VisitItemRow.department, VisitItemRow.item
    )
    kept = sorted(table.tuples())
    database.drop_tables([VisitItemRow])
    database.execute_sql("DELETE FROM migration WHERE name = '0026_items_of_visits'")

    migrate.migrate()

    assert sorted(table.tuples()) == kept
    assert sorted(item for *_, item in kept) == sorted(("消防安全", "电气", "发票"))
