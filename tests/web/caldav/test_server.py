"""A calendar server's answers are read with care, and its refusals are told in few words."""

import io
import ssl
import urllib.error
from email.message import Message

import pytest

from tracker.records.served import ServedFault
from web.caldav.server import NotKept, Server
from web.config import Config

CONFIG = Config(caldav_url="https://c.example/dav/we/", caldav_user="we", caldav_password="s:1")
LISTED = """<?xml version="1.0"?>
<multistatus xmlns="DAV:"><response><href>/dav/we/onevisit-FIRE/</href><propstat><prop>
<getetag>"all"</getetag></prop></propstat></response>
<response><href>/dav/we/onevisit-FIRE/a%2540b.ics</href><propstat><prop>
<getetag>"1"</getetag></prop></propstat></response></multistatus>"""


class Opener:
    """Answers every request alike, and keeps them."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def open(self, asked, timeout):
        self.asked.append((asked, timeout))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Answer(io.BytesIO):
    """Bytes with headers."""

    def __init__(self, content=b"", **headers):
        super().__init__(content)
        self.headers = headers


def asking(answer):
    server = Server(CONFIG)
    server._opener = Opener(answer)
    return server, server._opener.asked


def refused(status):
    return urllib.error.HTTPError("https://c.example", status, "", Message(), io.BytesIO())


def test_entries_are_listed_without_the_calendar_itself():
    server, asked = asking(Answer(LISTED.encode()))

    assert server.tags("FIRE") == {"a%40b.ics": '"1"'}
    ((one, timeout),) = asked
    assert (one.method, one.full_url) == ("PROPFIND", "https://c.example/dav/we/onevisit-FIRE/")
    assert (one.headers["Depth"], timeout) == ("1", 30.0)
    assert one.headers["Authorization"] == "Basic d2U6czox"


def test_a_calendar_that_is_not_there_is_none_and_no_fault():
    assert asking(refused(404))[0].tags("FIRE") is None


@pytest.mark.parametrize(
    ("answer", "fault", "reply"),
    [
        (refused(401), ServedFault.LOGIN, "PROPFIND 401"),
        (refused(403), ServedFault.LOGIN, "PROPFIND 403"),
        (refused(507), ServedFault.REFUSED, "PROPFIND 507"),
        (refused(302), ServedFault.REFUSED, "PROPFIND 302"),
        (urllib.error.URLError(ssl.SSLError("bad")), ServedFault.UNREACHABLE, "TLS"),
        (urllib.error.URLError(OSError()), ServedFault.UNREACHABLE, "OSError"),
        (TimeoutError(), ServedFault.UNREACHABLE, "TimeoutError"),
        (Answer(b"<a"), ServedFault.REFUSED, "XML"),
        (Answer(b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ServedFault.REFUSED, "DOCTYPE"),
    ],
)
def test_what_went_wrong_is_told_without_an_address_or_a_password(answer, fault, reply):
    with pytest.raises(NotKept) as told:
        asking(answer)[0].tags("FIRE")

    assert (told.value.fault, told.value.reply) == (fault, reply)


@pytest.mark.parametrize(
    ("tag", "header", "value"), [(None, "If-none-match", "*"), ('"1"', "If-match", '"1"')]
)
def test_an_entry_replaces_what_was_seen_and_nothing_else(tag, header, value):
    server, asked = asking(Answer(ETag='"2"'))

    assert server.put("FIRE", "a@b.ics", b"BEGIN", tag) == '"2"'
    ((one, _),) = asked
    assert one.full_url.endswith("/onevisit-FIRE/a@b.ics")
    assert (one.method, one.headers[header], one.data) == ("PUT", value, b"BEGIN")


def test_the_name_of_a_calendar_is_words_in_xml():
    server, asked = asking(Answer())
    server.make("FIRE", "消防 <&>")

    assert "消防 &lt;&amp;&gt;" in asked[0][0].data.decode()


def test_what_is_gone_already_was_dropped():
    for status in (404, 410):
        asking(refused(status))[0].drop("FIRE", "a.ics", '"1"')
    with pytest.raises(NotKept, match="DELETE 412"):
        asking(refused(412))[0].drop("FIRE", "a.ics", '"1"')
