"""Laws about what a file may name: links that lead somewhere, no machine, no registry."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tests.house.tree import files, texts

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")

# Written in halves, so that this file does not name what it forbids.
FORBIDDEN = {
    "a path of one machine": "|".join(
        (r"/ro" + r"ot/", r"/ho" + r"me/[a-z]", r"/wo" + r"rk/", r"/Us" + r"ers/[A-Za-z]")
    ),
    "the host of a package registry": "|".join(
        (
            r"py" + r"pi\.org",
            r"python" + r"hosted",
            r"npm" + r"js\.(?:org|com)",
            r"npm" + r"mirror",
            r"cran\." + r"r-project",
            r"index" + r"-url ",
            r"find" + r"-links ",
        )
    ),
    "notes of one workplace": "|".join(
        (r"shared/(?:des" + r"ign|pol" + r"icy|rese" + r"arch)", r"iss" + r"ues show")
    ),
}


def out_of_place(root: Path) -> Iterator[str]:
    """The tree reads the same everywhere: no machine, no registry, no workplace is named."""
    for path, text in texts(root):
        for meaning, pattern in FORBIDDEN.items():
            for number, line in enumerate(text.splitlines(), start=1):
                if re.search(pattern, line):
                    yield f"{path.relative_to(root)}:{number}: names {meaning}"


def dead_links(root: Path) -> Iterator[str]:
    """A link from one document to another file of the project finds it."""
    for path in files(root, "*.md"):
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            place = unquote(target.partition("#")[0])
            elsewhere = "://" in target or target.startswith("mailto:")
            if not elsewhere and not (path.parent / place).exists():
                yield f"{path.relative_to(root)}: {target} does not exist"
