"""What the public is shown, in words."""

import datetime as dt

import pytest

from tracker.records.publicity import Banner, Mechanism, PolicyStanding, Section
from tracker.week import ZONE
from web import publicity, wording


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("standing", [one for one in PolicyStanding if one != "in-force"])
def test_every_standing_has_its_banner(standing: PolicyStanding, language: str):
    told = publicity.banner(Banner("某文件", standing, dt.date(2025, 8, 4)), language)

    assert "某文件" in told
    assert ("2025" in told) == (standing is PolicyStanding.TRIAL_PASSED)


def test_what_the_committee_has_published_stands_before_the_words_of_the_house():
    own = (Section("一", "二"),)
    published = Mechanism(1, own, "纪要", dt.datetime(2026, 12, 1, tzinfo=ZONE))

    assert publicity.sections(published, "zh") == own
    assert [one.title for one in publicity.sections(None, "zh")][:2] == ["有呼必应", "无事不扰"]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# a\nb\n\nc\n## d\ne", (Section("a", "b\n\nc"), Section("d", "e"))),
        ("", ()),
        ("b", (Section("", "b"),)),
        ("# a", (Section("a", ""),)),
    ],
)
def test_headings_begin_sections(text: str, sections: tuple[Section, ...]):
    assert publicity.read_sections(text) == sections
