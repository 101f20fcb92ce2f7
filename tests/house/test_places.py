"""Nothing in the tree depends on where it was written, and no link is dead."""

from pathlib import Path

import pytest

from tests.house import places
from tests.house.tree import ROOT


def test_the_tree_names_no_machine_and_no_registry():
    assert list(places.out_of_place(ROOT)) == []


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("see /ro" + "ot/notes", "a path of one machine"),
        ("in /ho" + "me/wang/park", "a path of one machine"),
        ("from files.python" + "hosted.example", "the host of a package registry"),
        ("--index" + "-url here", "the host of a package registry"),
        ("as shared/des" + "ign says", "notes of one workplace"),
    ],
)
def test_a_name_of_another_place_is_noticed(tmp_path: Path, line: str, meaning: str):
    (tmp_path / "README.md").write_text(f"fine\n{line}\n")

    assert list(places.out_of_place(tmp_path)) == [f"README.md:2: names {meaning}"]


def test_links_between_documents_lead_somewhere():
    assert list(places.dead_links(ROOT)) == []


def test_a_dead_link_is_noticed(tmp_path: Path):
    (tmp_path / "README.md").write_text(
        "[here](README.md#top) [gone](docs/gone.md) [web](https://example.org/x)"
    )

    assert list(places.dead_links(tmp_path)) == ["README.md: docs/gone.md does not exist"]
