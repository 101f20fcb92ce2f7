"""The floor plan in setup.cfg is kept, and each of its contracts can be broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT, plant

BREACHES = [
    ("tracker__week", "import web.pages", "imports only go down"),
    ("calendars__entry", "import icalendar, optimizer", "imports only go down"),
    ("web__forms", "import web.pages", "no cycles inside a room"),
    ("web__board", "import optimizer.problem", "others enter the optimizer by its front door"),
    ("tracker__week", "import optimizer", "in the tracker only planning talks to the optimizer"),
    ("web__board", "import tracker.models", "a row never leaves the tracker"),
    ("web__board", "import scenarios", "nobody depends on the scenarios"),
    ("optimizer__rules", "import ortools", "ortools lives in optimizer.cpsat"),
    ("optimizer__rules", "import numba", "numba lives in optimizer.compiled"),
    ("optimizer__rules", "import llvmlite.binding", "numba lives in optimizer.compiled"),
    ("optimizer__rules", "import distributed", "dask.distributed lives in optimizer.cluster"),
    ("web__board", "import peewee", "peewee lives in the tracker"),
    ("tracker__week", "import PIL.Image", "Pillow lives in tracker.attachments"),
    ("web__board", "import icalendar", "icalendar lives in calendars"),
    ("tracker__week", "import flask", "flask lives in web"),
    ("web__board", "import huey", "huey lives in web.jobs"),
    ("tracker__week", "import marshmallow", "marshmallow lives in optimizer.rows"),
]


def kept(root: Path) -> tuple[bool, str]:
    """Whether all contracts hold in a tree, and what the linter says."""
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [linter, "--config", "setup.cfg", "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def lawful_tree(tmp_path: Path) -> Path:
    """A small project that uses each foreign library where it may."""
    shutil.copy(ROOT / "setup.cfg", tmp_path)
    plant(tmp_path, **{f"{room}__INIT": "" for room in ROOMS})
    return plant(
        tmp_path,
        optimizer__cluster="import distributed",
        optimizer__problem="",
        optimizer__rules="import optimizer.problem",
        optimizer__rows="import marshmallow",
        optimizer__compiled__INIT="import numba\nimport llvmlite.binding",
        optimizer__cpsat__INIT="import ortools",
        tracker__attachments__INIT="import PIL.Image",
        tracker__models="import peewee\nimport playhouse.db_url",
        tracker__planning="import optimizer",
        tracker__week="",
        web__jobs="import huey",
        calendars__entry="import icalendar",
        web__forms="import marshmallow",
        web__pages="import flask\nimport web.forms\nimport tracker.week\nimport optimizer",
        web__board="",
        scenarios__towns="import optimizer",
    )


def test_the_floor_plan_is_kept():
    holds, said = kept(ROOT)

    assert holds, said


def test_a_lawful_tree_is_accepted(lawful_tree: Path):
    holds, said = kept(lawful_tree)

    assert holds, said


@pytest.mark.parametrize(("module", "line", "contract"), BREACHES)
def test_a_breach_is_noticed(lawful_tree: Path, module: str, line: str, contract: str):
    plant(lawful_tree, **{module: line})

    holds, said = kept(lawful_tree)

    assert not holds
    assert any(
        line.startswith(contract) and line.endswith("BROKEN") for line in said.splitlines()
    ), said


def test_every_contract_is_broken_once():
    names = [
        line[7:] for line in (ROOT / "setup.cfg").read_text().splitlines() if line[:7] == "name = "
    ]

    assert names
    assert all(any(name.startswith(one) for _, _, one in BREACHES) for name in names)
