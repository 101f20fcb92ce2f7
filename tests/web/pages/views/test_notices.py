"""The notice of a visit as a file."""

from tests.web.pages.onsite import FIRE, FIRM, FRIDAY, OTHER_FIRM, SECRET, UID, at
from tests.web.signing import CLERK, signed_in


def test_an_enterprise_downloads_the_notice_of_its_visit(app):
    with at(FRIDAY):
        answer = signed_in(app, FIRM).get(f"/visits/{UID}/notice.pdf")

    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert f"{UID}.pdf" in answer.headers["Content-Disposition"]


def test_of_an_unannounced_visit_there_is_no_notice_for_anybody(app):
    seen = [
        signed_in(app, one).get(f"/visits/{SECRET}/notice.pdf").status_code
        for one in (FIRE, CLERK, OTHER_FIRM)
    ]

    assert seen == [404, 404, 404]


def test_another_enterprises_notice_is_not_there(app):
    assert signed_in(app, OTHER_FIRM).get(f"/visits/{UID}/notice.pdf").status_code == 404
    assert app.test_client().get(f"/visits/{UID}/notice.pdf").status_code == 302
