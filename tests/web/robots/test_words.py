"""A robot tells numbers and an address, in the words of the installation."""

from tracker.records.robots import News, NewsKind
from web.config import Config
from web.robots import words

NEWS = (
    News(NewsKind.PUBLISHED, "2026-W49", {"left": 1, "new": 3}),
    News(NewsKind.EVENING, "2026-11-24", {"visits": 2, "reports": 0}),
    News(NewsKind.PROPOSED, "", {"count": 1}),
    News(NewsKind.REFUSED, "", {"count": 2}),
)


def test_what_there_is_stands_in_a_line_each():
    assert words.text(NEWS, Config(base_url="https://park.example/")).splitlines() == [
        "2026年第49周安排已发布：新增 3 次、不再参加 1 次。",
        "截至11月24日 周二：到访 2 次，到期报告 0 份。",
        "企业提出改期 1 件，待答复。",
        "企业拒绝进入 2 次，请查看。",
        "https://park.example",
    ]


def test_an_invented_district_says_so():
    assert words.title(Config(), demo=False) == "一次查"
    assert "演示" in words.title(Config(), demo=True)


def test_the_same_in_english():
    told = words.text(NEWS, Config(language="en")).splitlines()

    assert told[2] == "1 enterprise proposes another time."
    assert told[0].endswith("is published: 3 new, 1 that you no longer join.")
