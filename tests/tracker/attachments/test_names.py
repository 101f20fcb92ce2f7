"""Names lead nowhere, turn nothing around, hide nothing and are short."""

import pytest

from tracker.attachments import names


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("现场.JPEG", "现场.jpg"),
        ("现场 一", "现场 一.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\x\\a.jpg", "a.jpg"),
        ("a／b.jpg", "b.jpg"),
        ("a\u202egpj.jpg", "agpj.jpg"),
        ("a\0\n\u200bb.jpg", "ab.jpg"),
        ('a:"b"?.jpg', "a__b__.jpg"),
        ("", "file.jpg"),
        (".jpg", "file.jpg"),
        ("...", "file.jpg"),
        ("图" * 200, "图" * 116 + ".jpg"),
    ],
)
def test_a_name_is_made_harmless(given: str, shown: str):
    assert names.shown(names.visible(given), "jpg") == shown
