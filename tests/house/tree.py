"""The project as files: what the laws of the house look at."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("optimizer", "tracker", "calendars", "web", "scenarios")
MADE_BY_MACHINES = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "htmlcov",
    "node_modules",
    "out",
    "var",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(folder: Path, pattern: str = "*") -> Iterator[Path]:
    """Files below a folder that people wrote, in the order of their names."""
    for path in sorted(folder.rglob(pattern)):
        parts = path.relative_to(folder).parts
        made = any(part in MADE_BY_MACHINES or part.endswith(".egg-info") for part in parts)
        if path.is_file() and not made:
            yield path


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """The files that hold text, with their text; others (fonts, workbooks) are passed over."""
    for path in files(root):
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module, str]]:
    """The Python files of some folders: path from the root, syntax tree, text."""
    for folder in folders:
        for path in files(root / folder, "*.py"):
            text = path.read_text(encoding="utf-8")
            yield str(path.relative_to(root)), ast.parse(text), text


def plant(root: Path, **content: str) -> Path:
    """Write a small tree: `a__b="…"` becomes a/b.py, INIT a package; returns the root."""
    for name, text in content.items():
        path = root / (name.replace("__", "/").replace("INIT", "__init__") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
