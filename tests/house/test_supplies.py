"""What the project runs on is declared, locked by hash and used."""

from pathlib import Path

import pytest

from tests.house import supplies
from tests.house.tree import ROOT, plant

PROJECT = """
[project]
dependencies = ["flask>=3", "peewee>=4"]
[project.optional-dependencies]
dev = ["pytest>=9", "lxml>=5"]
"""
HASH = "--hash=sha256:00"


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements").mkdir()
    run = f"flask==3.1 \\\n    {HASH} \\\n    {HASH}\n    # via x\npeewee==4.5 {HASH}\n"
    (tmp_path / "requirements" / "run.txt").write_text(run)
    (tmp_path / "requirements" / "dev.txt").write_text(
        f"{run}pytest==9.2 ; python_version > '3' {HASH}\nlxml==6.0 {HASH}\n"
    )
    return tmp_path


def test_imports_are_declared():
    assert list(supplies.undeclared(ROOT)) == []


def test_an_undeclared_import_is_noticed(small_project: Path):
    plant(
        small_project,
        web__pages="import flask, json\nfrom ortools.sat import x",
        tests__test_pages="import pytest, web, hypothesis",
    )

    assert list(supplies.undeclared(small_project)) == [
        "web/pages.py: imports ortools, which pyproject.toml does not ask for",
        "tests/test_pages.py: imports hypothesis, which the dev extra does not ask for",
    ]


def test_an_extra_may_be_imported(small_project: Path):
    text = (small_project / "pyproject.toml").read_text()
    (small_project / "pyproject.toml").write_text(text + 'dask = ["distributed>=2026"]')
    plant(small_project, web__pages="import flask, distributed")

    assert list(supplies.undeclared(small_project)) == []


def test_what_is_installed_apart_may_be_imported_and_is_locked(small_project: Path):
    (small_project / "requirements" / "peers.in").write_text("# apart\nradicale==3.9\n")
    plant(small_project, tests__shelve="import radicale, caldav")

    assert list(supplies.undeclared(small_project)) == [
        "tests/shelve.py: imports caldav, which the dev extra does not ask for",
    ]
    assert list(supplies.loose(small_project)) == ["peers.txt: radicale is wanted"]
    (small_project / "requirements" / "peers.txt").write_text("radicale==3.9\n")
    assert list(supplies.loose(small_project)) == [
        "peers.txt: radicale has version '3.9' and 0 hashes"
    ]


def test_what_is_declared_is_imported():
    assert list(supplies.unused(ROOT)) == []


def test_an_unused_dependency_is_noticed(small_project: Path):
    plant(small_project, web__pages="import flask", tests__test_pages="import pytest")

    assert list(supplies.unused(small_project)) == [
        "pyproject.toml: peewee is never imported",
        "pyproject.toml: dev asks for lxml, which no test imports",
    ]


def test_reasons_not_to_import_belong_to_declared_dependencies():
    assert set(supplies.NEVER_IMPORTED) <= set(supplies.declared(ROOT))
    assert set(supplies.TOOLS_RUN_BY_NAME) <= set(supplies.declared(ROOT, "dev"))


def test_lock_files_are_tight():
    assert list(supplies.loose(ROOT)) == []


def test_a_tight_pair_of_lock_files_has_no_fault(small_project: Path):
    assert list(supplies.loose(small_project)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("run.txt", f"peewee==4.5 {HASH}", "peewee==4.5", "run.txt: peewee has version '4.5'"),
        ("run.txt", "peewee==4.5", "peewee>=4.5", "run.txt: peewee>=4.5 has version ''"),
        ("run.txt", "flask==3.1", "flask==2.9", "run.txt: flask>=3 is wanted, found 2.9"),
        ("dev.txt", "peewee==4.5", "peewee==4.6", "dev.txt: peewee is 4.6, but 4.5 in run.txt"),
        ("dev.txt", "# via x", "# https://packages.example", "dev.txt: names a host"),
        ("dev.txt", f"lxml==6.0 {HASH}\n", "", "dev.txt: lxml>=5 is wanted, found None"),
    ],
)
def test_a_loose_pin_is_noticed(small_project: Path, file: str, old: str, new: str, fault: str):
    path = small_project / "requirements" / file
    path.write_text(path.read_text().replace(old, new))

    assert any(line.startswith(fault) for line in supplies.loose(small_project))
