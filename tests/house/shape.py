"""Laws about the shape of code: sizes, docstrings, cards, tests that say something."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOMS, Function, modules, texts

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
LINES_OF_A_CARD = {"optimizer": 80}
SILENCED = "no" + "qa"
CLAIMS = ("assert", "check", "expect", "raises", "warns", "fail")


def too_long(root: Path) -> Iterator[str]:
    """A file is at most 400 lines, a function at most 60."""
    for path, module, text in modules(root, *ROOMS, "tests"):
        lines = len(text.splitlines())
        if lines > LINES_OF_A_FILE:
            yield f"{path}: {lines} lines, at most {LINES_OF_A_FILE}"
        for node in ast.walk(module):
            if isinstance(node, Function):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LINES_OF_A_FUNCTION:
                    yield f"{path}: {node.name} has {lines} lines, at most {LINES_OF_A_FUNCTION}"


def unsaid(root: Path) -> Iterator[str]:
    """Every module of a room and everything public in it says what it promises."""
    for path, module, _ in modules(root, *ROOMS):
        if not ast.get_docstring(module):
            yield f"{path}: no docstring"
        for name, node in _public(module):
            if not ast.get_docstring(node):
                yield f"{path}: {name} has no docstring"


def _public(
    node: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    for child in node.body:
        if not isinstance(child, Function | ast.ClassDef):
            continue
        if child.name.startswith("_") or child.name == "Meta" or _repeats(child):
            continue
        yield prefix + child.name, child
        if isinstance(child, ast.ClassDef):
            yield from _public(child, f"{prefix}{child.name}.")


def _repeats(node: Function | ast.ClassDef) -> bool:
    """Whether a definition only adds to one that has its docstring already."""
    names = {ast.unparse(one).rpartition(".")[2] for one in node.decorator_list}
    return bool(names & {"overload", "override", "setter", "deleter"})


def silenced(root: Path) -> Iterator[str]:
    """No line asks the linter to look away: the rule set is changed instead."""
    for path, text in texts(root):
        for number, line in enumerate(text.splitlines(), start=1):
            if path.suffix == ".py" and SILENCED in line:
                yield f"{path.relative_to(root)}:{number}: {SILENCED}"


def cards(root: Path) -> Iterator[str]:
    """Every room has a card that fits on a screen."""
    for room in (*ROOMS, "tests"):
        card = root / room / "README.md"
        most = LINES_OF_A_CARD.get(room, 40)
        if not card.is_file():
            yield f"{room}/README.md: missing"
        elif (lines := len(card.read_text(encoding="utf-8").splitlines())) > most:
            yield f"{room}/README.md: {lines} lines, at most {most}"


def astray(root: Path) -> Iterator[str]:
    """A test lies where its module lies: a/b/c.py is tested by tests/a/b/test_c.py."""
    for room in ROOMS:
        for path in sorted((root / "tests" / room).rglob("test_*.py")):
            place = path.parent.relative_to(root / "tests")
            name = path.stem.removeprefix("test_")
            homes = (place / f"{name}.py", place / name / "__init__.py", place / f"__{name}__.py")
            if not any((root / home).is_file() for home in homes):
                yield f"{path.relative_to(root)}: there is no {homes[0]}"


def claimless(root: Path) -> Iterator[str]:
    """A test claims something: it asserts, or expects an error."""
    for path, module, _ in modules(root, "tests"):
        for node in ast.walk(module):
            if isinstance(node, Function) and node.name.startswith("test_") and not _claims(node):
                yield f"{path}: {node.name} asserts nothing"


def _claims(node: Function) -> bool:
    for part in ast.walk(node):
        if isinstance(part, ast.Assert):
            return True
        if isinstance(part, ast.Call):
            called = ast.unparse(part.func).rpartition(".")[2].lstrip("_")
            if called.startswith(CLAIMS):
                return True
    return False
