import io
import json
import zipfile
from urllib.parse import quote

from openpyxl import load_workbook

from tests.web.notices.week import words_of
from tests.web.pages.views.conftest import WEEK

ADDRESS = f"/weeks/{WEEK}"


def _cells(answer):
    book = load_workbook(io.BytesIO(answer.data))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    return {str(cell) for row in rows for cell in row}


def test_the_committee_takes_the_whole_week_away(client):
    schedule, plan = client.get(f"{ADDRESS}/schedule.xlsx"), client.get(f"{ADDRESS}/plan.json")

    assert any("芷溪" in cell for cell in _cells(schedule))
    assert len(json.loads(plan.data)["visits"]) == 2


def test_a_department_takes_its_own_part(officer):
    found = _cells(officer.get(f"{ADDRESS}/schedule.xlsx"))

    assert any("榕汀" in cell for cell in found)
    assert not any("芷溪" in cell for cell in found)
    assert officer.get(f"{ADDRESS}/plan.json").status_code == 404


def test_notices_come_in_one_archive(client):
    answer = client.get(f"{ADDRESS}/notices.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()

    assert len(names) == 1
    assert names[0].endswith(".pdf")
    assert "榕汀" in names[0]


def test_notices_come_in_one_book_to_print(client, officer):
    for one in (client, officer):
        answer = one.get(f"{ADDRESS}/notices.pdf")

        assert answer.mimetype == "application/pdf"
        assert "榕汀" in words_of(answer.data)
        assert quote("检查通知书合订本") in answer.headers["Content-Disposition"]


def test_papers_are_not_for_an_enterprise(firm, supervision):
    for name in ("schedule.xlsx", "notices.zip", "notices.pdf", "plan.json"):
        assert firm.get(f"{ADDRESS}/{name}").status_code == 404
    assert supervision.get(f"{ADDRESS}/notices.zip").status_code == 404


def test_a_week_that_is_not_published_has_no_papers(client):
    assert client.get("/weeks/2026-W50/schedule.xlsx").status_code == 404
