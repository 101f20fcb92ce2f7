"""Which calendar programs are offered a link, and which cannot reach an address."""

from urllib.parse import parse_qs, urlsplit

import pytest

from web import clients

ADDRESS = "https://once.example.gov.cn/feeds/ovf_a-b_c.ics"


def test_every_program_is_offered_the_address_it_understands():
    found = clients.links(ADDRESS, "办公电脑 & 手机")

    assert found.device == "webcal://once.example.gov.cn/feeds/ovf_a-b_c.ics"
    assert parse_qs(urlsplit(found.google).query) == {"cid": [found.device]}
    for one in (found.outlook, found.office):
        asked = parse_qs(urlsplit(one).query)
        assert asked == {"url": [ADDRESS], "name": ["办公电脑 & 手机"]}


@pytest.mark.parametrize(
    "base",
    [
        "http://once.example.gov.cn",
        "https://localhost:8000",
        "https://onevisit",
        "https://127.0.0.1",
        "https://10.1.2.3",
        "https://192.168.0.7:8443",
        "https://[fd00::1]",
        "https://once.lan",
        "https://park.internal",
    ],
)
def test_servers_elsewhere_are_not_sent_where_they_cannot_come(base):
    found = clients.links(f"{base}/feeds/x.ics", "电脑")

    assert not clients.is_public(base)
    assert (found.google, found.outlook, found.office) == (None, None, None)
    assert found.device.startswith("webcal://")


@pytest.mark.parametrize("base", ["https://once.example.gov.cn", "https://8.8.8.8:8443"])
def test_an_encrypted_address_of_the_world_can_be_reached(base):
    assert clients.is_public(base)
