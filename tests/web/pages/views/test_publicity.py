import re

from tests.tracker.appeals.builders import CLERK, FIRM, OFFICER
from tests.web.signing import send, signed_in
from tracker.people import COMMITTEE as DESK
from tracker.publicity import policies, reply_templates
from tracker.records import Person, Role
from tracker.records.publicity import TemplateEntry

COMMITTEE = Person("desk", "经办", Role.COMMITTEE)

STORY = {
    "title": "夜间停电三日修复",
    "problem": "道路停电",
    "handling": "当日到场",
    "result": "三日恢复",
    "lesson": "先到现场",
}


def test_a_case_study_is_written_by_one_and_published_by_another(office):
    centre, committee = signed_in(office, CLERK), signed_in(office, COMMITTEE)

    place = send(centre, "/stories:draft", **STORY).headers["Location"]
    assert f"{place}/publish" not in centre.get(place).text
    send(committee, f"{place}/publish")
    assert office.test_client().get(place).status_code == 404

    version = re.search(r'name="version" value="(\d+)"', committee.get(f"{place}/publish").text)[1]
    send(committee, f"{place}/publish", version=version)

    assert "先到现场" in office.test_client().get(place).text


def test_whoever_wrote_a_case_study_is_not_offered_to_publish_it(office):
    committee = signed_in(office, COMMITTEE)

    place = send(committee, "/stories:draft", **STORY).headers["Location"]

    assert f"{place}/publish" not in committee.get(place).text
    assert f"{place}/change" in committee.get(place).text


def test_a_case_study_that_names_an_enterprise_comes_back(office):
    named = STORY | {"problem": "E1 公司门口停电"}

    answer = send(signed_in(office, CLERK), "/stories:draft", **named)

    assert answer.status_code == 422
    assert "E1 公司门口停电</textarea>" in answer.text
    assert "会让人认出当事人" in answer.text


def test_a_change_begins_with_what_stands_there(office):
    centre = signed_in(office, CLERK)
    place = send(centre, "/stories:draft", **STORY).headers["Location"]

    assert "当日到场</textarea>" in centre.get(f"{place}/change").text


def test_a_policy_is_registered_and_its_end_recorded(office):
    committee = signed_in(office, COMMITTEE)
    policy = {
        "title": "新的工作机制",
        "number": "源府〔2027〕1 号",
        "organ": "源城区人民政府",
        "issued": "2026-12-20",
        "valid_from": "2027-01-01",
    }

    assert "期间重叠" in send(committee, "/policies:register", **policy).text
    (present,) = policies.list_policies(by=DESK)
    send(committee, f"/policies/{present.id}/end", last="2026-12-31")
    place = send(committee, "/policies:register", **policy).headers["Location"]

    assert "源府〔2027〕1 号" in committee.get(place).text
    send(committee, f"{place}/end", last="2028-12-31")
    assert "2028年12月31日" in committee.get(place).text
    assert len(policies.list_policies(by=DESK)) == 2


def test_reply_templates_are_kept_by_the_centre_and_read_by_departments(office):
    centre, officer = signed_in(office, CLERK), signed_in(office, OFFICER)

    typed = {"title": "用电答复", "text": "预计 {due} 前完成。", "category": "OPERATION"}
    place = send(centre, "/templates:put", **typed).headers["Location"]

    page = officer.get(place).text
    assert "生产经营类" in page
    assert "预计 {due} 前完成。" in page
    assert officer.get("/templates:put").status_code == 404
    send(centre, f"{place}/retire")
    assert reply_templates.list_templates(by=CLERK) == ()
    assert "用电答复" in centre.get("/templates?all_times=true").text


def test_a_placeholder_that_nobody_fills_is_refused(office):
    typed = {"title": "用电答复", "text": "预计 {when} 前完成。"}

    answer = send(signed_in(office, CLERK), "/templates:put", **typed)

    assert answer.status_code == 422
    assert "{when}" in answer.text


def test_enterprises_read_case_studies_and_no_templates(office):
    firm = signed_in(office, FIRM)

    assert firm.get("/stories").status_code == 200
    assert firm.get("/templates").status_code == 404
    assert firm.get("/policies").status_code == 404


def test_a_template_of_a_category_of_its_own_spoils_no_list(office):
    entry = TemplateEntry("电力", "节后", "受理", "您好")
    made = reply_templates.put(entry, by=DESK)
    centre = signed_in(office, CLERK)

    for address in ("/templates", f"/templates/{made.id}", "/en/templates"):
        page = centre.get(address)
        assert page.status_code == 200
        assert "电力" in page.text
        assert "节后" in page.text
