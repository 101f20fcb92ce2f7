"""Laws about what the project runs on: declared once, locked by hash, imported somewhere."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOMS, modules

NEVER_IMPORTED = {
    "psycopg": "the driver that peewee loads when the database is PostgreSQL",
    "python-dateutil": "held below 3, or the resolver falls back to old calendars",
    "tzdata": "time zones for systems without their own",
    "setuptools": "puts the onevisit command into the .venv",
}
EXTRAS_OF_ROOMS = ("dask", "robots")
COMES_WITH = {
    "flask": {"werkzeug", "jinja2", "markupsafe"},
    "schemathesis": {"jsonschema-rs"},
}
TOOLS_RUN_BY_NAME = {
    "import-linter",
    "pytest-xdist",
    "pytest-timeout",
    "coverage",
    "mypy",
    "ruff",
    "uv",
}


def declared(root: Path, extra: str | None = None) -> dict[str, Requirement]:
    """What pyproject.toml asks for at run time, or under an extra, by canonical name."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"]
    if extra:
        lines = project["optional-dependencies"].get(extra, [])
    return {canonicalize_name(one.name): one for one in map(Requirement, lines)}


def apart(root: Path) -> set[str]:
    """What is installed apart from the project, for programs that tests only talk to."""
    path = root / "requirements" / "peers.in"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    wishes = [line for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(Requirement(line).name) for line in wishes}


def imported(root: Path, *folders: str) -> dict[str, str]:
    """Distributions that the Python files of some folders import, each with one file."""
    own = {*ROOMS, "tests"} | set(sys.stdlib_module_names)
    homes = packages_distributions()
    found: dict[str, str] = {}
    for path, module, _ in modules(root, *folders):
        for name in _imports(module):
            if name not in own:
                for home in homes.get(name, [name]):
                    found.setdefault(canonicalize_name(home), path)
    return found


def _imports(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def undeclared(root: Path) -> Iterator[str]:
    """The rooms import what users install, if only as an extra; the tests what testers install."""
    run = set(declared(root)).union(*(declared(root, extra) for extra in EXTRAS_OF_ROOMS))
    run |= {part for whole in run for part in COMES_WITH.get(whole, ())}
    for name, path in imported(root, *ROOMS).items():
        if name not in run:
            yield f"{path}: imports {name}, which pyproject.toml does not ask for"
    run |= set(declared(root, "dev")) | {"packaging"} | apart(root)
    run |= {part for whole in run for part in COMES_WITH.get(whole, ())}
    for name, path in imported(root, "tests").items():
        if name not in run:
            yield f"{path}: imports {name}, which the dev extra does not ask for"


def unused(root: Path) -> Iterator[str]:
    """What pyproject.toml asks for is imported somewhere, or there is a reason written here."""
    used = imported(root, *ROOMS)
    for name in declared(root):
        if name not in used and name not in NEVER_IMPORTED:
            yield f"pyproject.toml: {name} is never imported"
    used = imported(root, *ROOMS, "tests")
    for name in declared(root, "dev"):
        if name not in used and name not in TOOLS_RUN_BY_NAME and not name.startswith("types-"):
            yield f"pyproject.toml: dev asks for {name}, which no test imports"


def locked(path: Path) -> Iterator[tuple[str, str, int]]:
    """The pins of a lock file: name, version, number of hashes."""
    text = re.sub(r"\\\n", " ", path.read_text(encoding="utf-8"))
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            pin = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", line)
            name, version = pin.groups() if pin else (line.split()[0], "")
            yield name.lower(), version, line.count("--hash=sha256:")


def loose(root: Path) -> Iterator[str]:
    """Lock files pin by hash, name no host, agree, and hold what is declared."""
    pins: dict[str, dict[str, str]] = {}
    for path in sorted((root / "requirements").glob("*.txt")):
        file = path.name
        pins[file] = {}
        for name, version, hashes in locked(path):
            pins[file][name] = version
            if not version or not hashes:
                yield f"{file}: {name} has version {version!r} and {hashes} hashes"
        if "://" in path.read_text(encoding="utf-8"):
            yield f"{file}: names a host"
    for name, version in pins["run.txt"].items():
        if pins["dev.txt"].get(name) != version:
            yield f"dev.txt: {name} is {pins['dev.txt'].get(name)}, but {version} in run.txt"
    yield from _unlocked(root, pins)


def _unlocked(root: Path, pins: dict[str, dict[str, str]]) -> Iterator[str]:
    for file, extra in (("run.txt", None), ("dev.txt", "dev")):
        for name, wish in declared(root, extra).items():
            if not wish.specifier.contains(pins[file].get(name, "0")):
                yield f"{file}: {wish} is wanted, found {pins[file].get(name)}"
    for name in apart(root) - set(pins.get("peers.txt", ())):
        yield f"peers.txt: {name} is wanted"
