import re
from urllib.parse import unquote

import pytest

from tracker.records import Role
from web import access
from web.acts.nouns import NOUNS
from web.navigation import GROUPS
from web.pages.handbook import DOCS, anchor
from web.translations.zh_Hans_CN import SENTENCES

TEXT = (DOCS / "handbook.zh.md").read_text(encoding="utf-8")
CHAPTERS = {
    title: text
    for title, _, text in (
        part.partition("\n") for part in TEXT.partition("\n## 附录")[0].split("\n## ")[1:]
    )
}
TITLES = {
    "园区管委会": Role.COMMITTEE,
    "部门工作人员": Role.OFFICER,
    "部门主要负责人": Role.HEAD,
    "企业服务中心": Role.SERVICE_CENTRE,
    "营商环境监督（区营商办）": Role.SUPERVISION,
    "企业": Role.ENTERPRISE,
    "系统管理员": Role.ADMINISTRATOR,
}
NAMES = re.compile("“((?:[^“”]|“[^“”]*”)+)”")
FACT = re.compile(r"\\{\w+\\}")


def role_of(title: str) -> Role:
    return TITLES[title.partition("、")[2]]


def is_said(name: str) -> bool:
    """Whether a name stands on a page, with any facts filled in."""
    return name in SENTENCES.values() or any(
        re.fullmatch(FACT.sub(".+", re.escape(one)), name)
        for one in SENTENCES.values()
        if "{" in one and not one.startswith("{")
    )


def acts_called(name: str) -> list[frozenset[Role]]:
    """Who may do each act whose button bears a name."""
    return [
        act.roles
        for noun in NOUNS.values()
        for act in noun.acts
        if SENTENCES.get(f"act.{noun.name}.{act.name}") == name
    ]


def test_each_role_has_a_chapter_that_begins_with_signing_in():
    assert [role_of(title) for title in CHAPTERS] == list(TITLES.values())
    assert all("**登录**" in text or "点“登录”" in text for text in CHAPTERS.values())
    assert all("**首页**" in text for text in CHAPTERS.values())


def test_the_handbook_names_pages_and_buttons_as_they_are_called():
    told = NAMES.findall(TEXT.partition("\n## 附录")[0])

    assert len(told) > 100
    assert sorted({one for one in told if not is_said(one)}) == []


@pytest.mark.parametrize("title", CHAPTERS)
def test_a_chapter_tells_no_button_that_its_role_never_sees(title):
    told = {one: acts_called(one) for one in NAMES.findall(CHAPTERS[title])}

    wrong = [
        one
        for one, roles in told.items()
        if roles and not any(role_of(title) in those for those in roles)
    ]
    assert wrong == []


def test_a_chapter_tells_no_page_that_its_role_cannot_open(app):
    pages = [one for endpoints in GROUPS.values() for one in endpoints]
    wrong = []
    for title, text in CHAPTERS.items():
        role = role_of(title)
        for name in set(NAMES.findall(text)):
            called = [one for one in pages if SENTENCES[f"noun.{one.partition('.')[0]}"] == name]
            open_to = [access.audience(app, one.replace(".", "_zh.")) or () for one in called]
            if called and not any(role in those for those in open_to) and not acts_called(name):
                wrong.append((title, name))

    assert wrong == []


def test_links_within_the_handbook_lead_to_its_headings(stranger):
    page = stranger.get("/handbook").text
    led_to = {unquote(one) for one in re.findall('href="#([^"]+)"', page.partition("<h1")[2])}
    there = set(re.findall('<h[1-6] id="([^"]+)"', page))

    assert anchor("附十二、常见问题") in led_to
    assert {anchor(title) for title in CHAPTERS} <= led_to <= there


def test_no_link_of_the_handbook_leads_to_a_document_that_no_page_shows(stranger):
    page = stranger.get("/handbook").text

    assert "术语表" in page
    assert re.findall('href="[^"]*[.]md"', page) == []


def test_the_handbook_is_there_for_everybody(stranger):
    page = stranger.get("/handbook")

    assert page.status_code == 200
    assert "<h1 " in page.text


def test_every_page_leads_to_the_handbook(client):
    assert 'href="/handbook"' in client.get("/enterprises").text


def test_no_file_beside_its_pictures_is_given_out(stranger):
    for name in (
        "../benchmarks.json",
        "..%2Fbenchmarks.json",
        "..%2F..%2Fetc%2Fpasswd",
        "nothing.png",
    ):
        assert stranger.get(f"/handbook/{name}").status_code == 404


def test_a_picture_says_how_large_it_is_before_it_comes(stranger):
    page = stranger.get("/handbook").text
    found = dict(
        (name, (int(width), int(height)))
        for name, width, height in re.findall(
            r'<img src="handbook/([^"]+)"[^>]* loading="lazy" width="(\d+)" height="(\d+)"', page
        )
    )

    assert found["committee-board.png"] == (1200, 800)
    assert found["officer-today-phone.png"] == (360, 720)
    assert len(found) == page.count('<img src="handbook/')


def test_pictures_are_given_to_whoever_reads_the_handbook_in_either_language(stranger):
    for prefix in ("", "/en"):
        with stranger.get(f"{prefix}/handbook/public.png") as got:
            assert (got.status_code, got.mimetype) == (200, "image/png")
