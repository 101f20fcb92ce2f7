import io

import docx
import openpyxl

from tests.tracker.appeals.builders import CLERK, OFFICER, OTHER, WATCHER, dispatched, received
from tests.web.signing import csrf, signed_in
from tracker.appeals import lists
from tracker.intake.problem_list import TITLES

GOOD = ("A-1", "2026-11-18 09:30", "E1 公司", "", "张三", "0762-3388123", "生产经营类")
ROW = (*GOOD, "用电", "求助", "园区", "一般", "夜间停电", "连续三天夜间停电")
BAD = ("A-2", "昨天", "没有这家", "", "", "", "没有这类", "", "", "", "", "标题", "内容")


def sheet(*rows):
    lines = [",".join(TITLES.values()), *(",".join(row) for row in rows)]
    return "\n".join(lines).encode()


def sent(client, content, channel="12345"):
    given = {"file": (io.BytesIO(content), "清单.csv"), "channel": channel}
    address = "/intake/problems"
    return client.post(address, data={**csrf(client, address), **given})


def test_a_list_is_looked_at_first_and_stored_when_it_is_confirmed(office):
    client = signed_in(office, CLERK)
    place = sent(client, sheet(ROW)).headers["Location"]

    page = client.get(place).text
    assert "将新登记 1 件，已登记过 0 件，错误 0 处" in page
    assert lists.list_appeals(by=CLERK) == ()
    done = client.post(place, data=csrf(client, place))

    assert done.headers["Location"] == "/appeals"
    assert [one.appeal.source for one in lists.list_appeals(by=CLERK)] == ["A-1"]
    assert client.get(place).status_code == 404


def test_the_same_list_again_is_known_and_adds_nothing(office):
    client = signed_in(office, CLERK)
    for _ in range(2):
        place = sent(client, sheet(ROW)).headers["Location"]
        client.post(place, data=csrf(client, place))

    assert len(lists.list_appeals(by=CLERK)) == 1


def test_good_rows_are_taken_alone_and_wrong_ones_come_back_with_their_reasons(office):
    client = signed_in(office, CLERK)
    place = sent(client, sheet(ROW, BAD)).headers["Location"]

    page = client.get(place).text
    assert "只登记没有错误的 1 件" in page
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{place}/wrong").data))
    told = " ".join(str(cell.value) for row in book.active.iter_rows() for cell in row)
    assert "A-2" in told
    assert "A-1" not in told
    client.post(place, data={**csrf(client, place), "good_rows": "true"})

    assert [one.appeal.source for one in lists.list_appeals(by=CLERK)] == ["A-1"]


def test_a_list_with_a_fault_is_not_taken_whole(office):
    client = signed_in(office, CLERK)
    place = sent(client, sheet(ROW, BAD)).headers["Location"]

    client.post(place, data=csrf(client, place))

    assert lists.list_appeals(by=CLERK) == ()


def test_nobody_else_finds_what_was_sent(office):
    place = sent(signed_in(office, CLERK), sheet(ROW)).headers["Location"]

    assert signed_in(office, WATCHER).get(place).status_code == 404


def test_a_missing_file_and_a_channel_that_sends_no_lists_are_refused(office):
    client = signed_in(office, CLERK)

    answer = client.post(
        "/intake/problems", data={**csrf(client, "/intake/problems"), "channel": "window"}
    )

    assert answer.status_code == 422
    assert "文件：未填写" in answer.text


def test_an_export_holds_what_its_reader_may_see_and_the_list_beside_it_showed(office):
    dispatched(title="消防的事")
    received(title="服务中心的事")

    centre = signed_in(office, CLERK).get("/intake/export.csv?states=received").text
    officer = signed_in(office, OFFICER).get("/intake/export.csv").text
    other = signed_in(office, OTHER).get("/intake/export.csv").text

    assert ("服务中心的事" in centre, "消防的事" in centre) == (True, False)
    assert ("服务中心的事" in officer, "消防的事" in officer) == (False, True)
    assert "的事" not in other


def test_a_workbook_and_no_other_kind_of_file_is_exported(office):
    received(title="=1+1")
    client = signed_in(office, CLERK)

    book = openpyxl.load_workbook(io.BytesIO(client.get("/intake/export.xlsx").data))
    cells = [cell for row in book.active.iter_rows() for cell in row if "1+1" in str(cell.value)]
    assert [one.data_type for one in cells] == ["s"]
    assert client.get("/intake/export.exe").status_code == 404


def test_a_filter_that_means_nothing_is_told(office):
    assert signed_in(office, CLERK).get("/intake/export.csv?light=purple").status_code == 422


def test_one_matter_is_printed_for_who_may_read_it(office):
    number = dispatched()

    paper = signed_in(office, OFFICER).get(f"/appeals/{number}/sheet.pdf")

    assert paper.data.startswith(b"%PDF")
    assert signed_in(office, OTHER).get(f"/appeals/{number}/sheet.pdf").status_code == 404


def test_one_matter_can_be_edited_by_who_may_read_it(office):
    number = dispatched(title="路灯不亮")
    address = f"/appeals/{number}/sheet.docx"

    paper = docx.Document(io.BytesIO(signed_in(office, OFFICER).get(address).data))

    assert "路灯不亮" in [one.text for one in paper.paragraphs]
    assert signed_in(office, OTHER).get(address).status_code == 404


def test_the_blank_list_can_be_taken(office):
    blank = signed_in(office, CLERK).get("/intake/blank")

    assert openpyxl.load_workbook(io.BytesIO(blank.data)).sheetnames
