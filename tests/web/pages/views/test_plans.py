import io
import re

import openpyxl

from tests.tracker.builders import officer as officer_of
from tests.web.builders import HEADER, TINGXIN, ZHIXI, sheet_row
from tests.web.pages.views.conftest import WEEK
from tests.web.signing import CLERK, csrf, signed_in
from tracker import database, requests, weeks
from tracker.week import Week

PLANS = f"/weeks/{WEEK}/plans"
GOOD = sheet_row("河源市榕汀新材料有限公司", TINGXIN, "粉尘防爆", "周二上午；周三上午", 90)
FRESH = sheet_row("河源市芷溪涂料有限公司", ZHIXI, "有限空间作业", "周四上午")
WRONG = sheet_row("河源市芷溪涂料有限公司", "91441602XG0000949X", "应急预案", "周四上午")


def _sheet(*rows):
    return "\n".join([HEADER, *rows, ""]).encode()


def _send(client, *rows, name="应急.csv", plans=PLANS):
    told = csrf(client, f"{plans}/upload")
    sent = {**told, "file": (io.BytesIO(_sheet(*rows)), name)}
    return client.post(f"{plans}/upload", data=sent)


def _confirm(client, address, **typed):
    page = client.get(address).text
    digest = page.split('name="sha256" value="')[1].split('"')[0]
    return client.post(address, data={**csrf(client, address), "sha256": digest, **typed})


def _items():
    with database.session():
        found = requests.list_requests(WEEK, by=CLERK, department="EMB")
        return sorted(item for one in found for item in one.items)


def test_the_collection_says_who_has_sent_what_and_who_has_not(client):
    page = client.get(PLANS).text

    assert "某区消防救援大队" in page
    assert "消防.csv" in page
    assert "收集已结束" in page
    assert "EMB-1" in page
    assert "12月1日 周二 08:30–12:00" in page


def test_a_department_sees_its_own_plan_only(officer):
    page = officer.get(PLANS).text

    assert "EMB-1" in page
    assert "FIRE-1" not in page
    assert "消防.csv" not in page


def test_nobody_is_told_why_before_there_is_a_plan(client, officer, before_the_week):
    with database.session():
        weeks.open_week(Week(2026, 50), by=CLERK)
    later = "/weeks/2026-W50/plans"
    answer = _send(officer, FRESH, plans=later)
    _confirm(officer, answer.location)

    page = client.get(later).text

    assert "有限空间作业" in page
    assert "/why" not in page
    assert "/why" in client.get(PLANS).text


def test_an_enterprise_has_no_part_in_collecting(firm):
    assert firm.get(PLANS).status_code == 404
    assert firm.get(f"{PLANS}/upload").status_code == 404


def test_requests_are_narrowed_by_department_and_words(client):
    page = client.get(f"{PLANS}?department=EMB").text
    none = client.get(f"{PLANS}?text=nowhere").text

    assert "EMB-1" in page
    assert "FIRE-1" not in page
    assert "没有符合条件的记录" in none


def test_a_preview_stores_nothing_and_names_each_change(officer, before_the_week):
    answer = _send(officer, GOOD, FRESH)
    page = officer.get(answer.location).text

    assert answer.status_code == 303
    assert "新增" in page
    assert "有限空间作业" in page
    assert "<del>120</del> 90" in page
    assert _items() == ["粉尘防爆"]


def test_a_confirmed_file_is_the_departments_plan(officer, before_the_week):
    address = _send(officer, FRESH).location

    done = _confirm(officer, address, late="企业临时申请")

    assert done.status_code == 303
    assert _items() == ["有限空间作业"]
    assert officer.get(address).status_code == 404


def test_a_late_plan_is_asked_for_its_reason_and_keeps_the_file(officer, before_the_week):
    address = _send(officer, FRESH).location

    answer = _confirm(officer, address, late=" ")

    assert answer.status_code == 422
    assert "迟报理由：未填写" in answer.text
    assert _items() == ["粉尘防爆"]
    assert officer.get(address).status_code == 200


def test_wrong_rows_are_named_by_their_numbers_and_come_back_marked(officer, before_the_week):
    address = _send(officer, GOOD, WRONG).location
    page = officer.get(f"{address}?wrong=1").text
    file = officer.get(address + "/marked.xlsx")

    assert "第 3 行" in page
    assert "校验位不符" in page
    assert "将发生的变动" not in page
    assert file.data[:2] == b"PK"
    assert "%E5%BE%85%E6%94%B9" in file.headers["Content-Disposition"]


def test_good_rows_of_a_file_with_faults_are_taken_and_nothing_is_withdrawn(
    officer, before_the_week
):
    address = _send(officer, FRESH, WRONG).location

    _confirm(officer, address, late="补报")

    assert _items() == ["有限空间作业", "粉尘防爆"]


def test_a_file_that_is_no_sheet_is_told_so(officer):
    told = csrf(officer, f"{PLANS}/upload")
    sent = {**told, "file": (io.BytesIO(b"%PDF-1.7 nothing"), "plan.xlsx")}
    page = officer.get(officer.post(f"{PLANS}/upload", data=sent).location).text

    assert "不是电子表格" in page
    assert "确认导入" not in page


def test_an_upload_without_a_file_says_so(officer):
    answer = officer.post(f"{PLANS}/upload", data=csrf(officer, f"{PLANS}/upload"))

    assert answer.status_code == 422
    assert "文件：未填写" in answer.text


def test_nobody_else_sees_a_file_that_waits(officer, client):
    address = _send(officer, FRESH).location

    assert client.get(address).status_code == 404
    assert client.get(address + "/marked.xlsx").status_code == 404


def test_a_department_cannot_send_anothers_plan(officer):
    page = officer.get(_send(officer, FRESH, name="消防.csv").location + "?department=FIRE").text

    assert "应急管理局" in page or "文件属于另一个部门" in page
    assert "某区消防救援大队 ·" not in page


def test_the_committee_says_whose_plan_it_sends(client, before_the_week):
    told = csrf(client, f"{PLANS}/upload") | {"department": "EMB"}
    sent = {**told, "file": (io.BytesIO(_sheet(FRESH)), "x.csv")}
    address = client.post(f"{PLANS}/upload", data=sent).location

    assert _confirm(client, address, late="代报").status_code == 303
    assert _items() == ["有限空间作业"]


def test_a_blank_sheet_is_made_for_the_own_department(officer):
    answer = officer.get(f"{PLANS}/template.xlsx?department=FIRE")

    assert answer.status_code == 200
    assert "%E5%BA%94%E6%80%A5" in answer.headers["Content-Disposition"]


def test_whose_blank_sheet_it_shall_be_is_chosen_where_the_address_does_not_say(client):
    page = client.get(f"{PLANS}/template.xlsx")

    assert page.status_code == 200
    links = re.findall(r'href="([^"]+template\.xlsx\?department=[^"]+)"', page.text)
    assert len(links) == 2
    for link in links:
        assert client.get(link).mimetype.endswith("sheet")
    assert client.get(f"{PLANS}/template.xlsx?department=NOBODY").status_code == 404


def test_a_blank_sheet_is_made_before_any_park_is_known(office):
    officer = signed_in(office, officer_of("FIRE"))

    answer = officer.get("/weeks/2026-W49/plans/template.xlsx")

    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["检查计划"]
    assert sheet["A1"].value == "FIRE 局2026年第49周涉企检查计划"


def test_where_no_department_is_registered_there_is_no_sheet_to_choose(records, pages, config):
    empty = signed_in(pages.over(config), CLERK)
    weeks.open_week(WEEK, by=CLERK)

    assert "还没有登记部门" in empty.get("/weeks/2026-W49/plans/template.xlsx").text


def test_the_pages_speak_english(client):
    page = client.get("/en" + PLANS).text

    assert "Collecting plans" in page
    assert "收集" not in page
