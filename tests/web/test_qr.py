"""Codes within pages: a drawing that scans, and a name that is only text."""

import xml.etree.ElementTree as ET

from web.qr import within_page


def test_a_code_is_a_named_picture_without_style_or_script():
    drawn = within_page("https://onevisit.example/feeds/x.ics", "日历 <地址> & 码")
    root = ET.fromstring(drawn)

    assert root.get("role") == "img"
    assert root.findtext("title") == "日历 <地址> & 码"
    assert {one.tag for one in root.iter()} == {"svg", "title", "path"}
    told = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in told if name.startswith(("style", "on"))}


def test_a_code_has_its_quiet_zone_and_depends_on_the_text_alone():
    one, same, other = (within_page(text, "码") for text in ("a" * 60, "a" * 60, "b" * 60))
    width = int(ET.fromstring(one).get("viewBox").split()[2])

    assert one == same != other
    # Four squares at each side of a version whose width is 17 + 4n.
    assert (width - 8 - 17) % 4 == 0
