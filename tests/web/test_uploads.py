import os
import time

import pytest

from tracker.errors import NotFound
from web import uploads


@pytest.fixture(autouse=True)
def _own_place(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_file_is_found_by_its_sender_under_its_own_name():
    token = uploads.keep("应急.xlsx", b"rows", "emb")

    found = uploads.find(token, "emb")

    assert (found.name, found.read_bytes()) == ("应急.xlsx", b"rows")


def test_a_token_is_of_no_use_to_anybody_else():
    token = uploads.keep("a.csv", b"rows", "emb")

    with pytest.raises(NotFound):
        uploads.find(token, "fire")


def test_a_file_is_gone_after_it_was_dropped():
    token = uploads.keep("a.csv", b"rows", "emb")

    uploads.drop(token, "emb")

    with pytest.raises(NotFound):
        uploads.find(token, "emb")


def test_a_file_is_gone_after_an_hour():
    token = uploads.keep("a.csv", b"rows", "emb")
    folder = uploads.find(token, "emb").parent
    old = time.time() - uploads.LIFE - 1
    os.utime(folder, (old, old))

    with pytest.raises(NotFound):
        uploads.find(token, "emb")
    uploads.keep("b.csv", b"rows", "emb")
    assert not folder.exists()


def sent(login, name, minutes, content=b"rows"):
    """The token of a file that was sent so many minutes ago."""
    token = uploads.keep(name, content, login)
    then = time.time() - 60 * minutes
    os.utime(uploads.find(token, login).parent, (then, then))
    return token


def waits(token, login):
    """Whether a file is there for its sender."""
    try:
        return uploads.find(token, login).is_file()
    except NotFound:
        return False


def test_of_too_many_files_of_one_sender_the_oldest_goes():
    others = sent("fire", "a.csv", 50)
    tokens = [sent("emb", "a.csv", 40 - number) for number in range(uploads.MOST_FILES)]
    assert all(waits(one, "emb") for one in tokens)

    tokens.append(uploads.keep("b.csv", b"rows", "emb"))

    assert [waits(one, "emb") for one in tokens] == [False] + [True] * uploads.MOST_FILES
    assert waits(others, "fire")


def test_of_too_much_of_one_sender_the_oldest_goes_and_the_last_is_always_kept(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_CONTENT", 100)
    tokens = [sent("emb", "a.csv", 40 - number, b"x" * 40) for number in range(2)]
    assert all(waits(one, "emb") for one in tokens)

    tokens.append(sent("emb", "b.csv", 5, b"x" * 40))
    assert [waits(one, "emb") for one in tokens] == [False, True, True]

    tokens.append(uploads.keep("c.csv", b"x" * 101, "emb"))
    assert [waits(one, "emb") for one in tokens] == [False, False, False, True]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\a.xls", "a.xls"),
        ("..", "file"),
        ("a\n.csv", "a.csv"),
    ],
)
def test_a_name_leads_nowhere(name, kept):
    assert uploads.plain(name) == kept


def test_a_folder_that_others_may_read_is_not_used(tmp_path):
    (tmp_path / f"onevisit-uploads-{os.getuid()}").mkdir(mode=0o755)
    (tmp_path / f"onevisit-uploads-{os.getuid()}").chmod(0o755)

    with pytest.raises(PermissionError):
        uploads.keep("a.csv", b"rows", "emb")


@pytest.mark.parametrize("name", ["规" * 200 + ".xlsx", "a" + "规" * 119, "😀" * 118])
def test_a_long_name_fits_into_a_folder_and_keeps_its_ending(name):
    found = uploads.find(uploads.keep(name, b"rows", "emb"), "emb")

    assert found.read_bytes() == b"rows"
    assert name.endswith(found.name[-5:])
