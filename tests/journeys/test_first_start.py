"""An empty database, one command, and from then on pages alone: until an enterprise is told."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.tracker.builders import COLLECTING
from tests.web.builders import TINGXIN
from tests.web.signing import send
from tracker import clock, database, runs
from web import create_app, jobs
from web.commands import main
from web.config import Config

WEEK = "/weeks/2026-W49"
SECRET = "one visit on Tuesday 7"
FIRM = "河源市榕汀新材料有限公司"
ASKED = {
    "企业名称": FIRM,
    "统一社会信用代码": TINGXIN,
    "检查依据": "某法第一条",
    "可检查时间": "周二 上午",
    "预计时长(分钟)": 90,
    "批准人": "张三",
    "批准日期": "2026-11-18",
}

Come = Callable[[str, str], FlaskClient]


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where the records will be; nothing is there."""
    return f"sqlite:///{tmp_path / 'onevisit.db'}"


@pytest.fixture
def come(address: str, tmp_path: Path) -> Iterator[Come]:
    """A browser for whoever has got a code, who sets a password with it and signs in."""
    app = create_app(Config(database_url=address, out_dir=tmp_path / "out", workers=1))

    def one(login: str, code: str) -> FlaskClient:
        client = app.test_client()
        typed = {"password": SECRET, "again": SECRET}
        assert send(client, "/invitation", code=code, **typed).status_code == 302
        done = send(client, "/sign-in", login=login, password=SECRET)
        assert done.status_code == 302, done.text
        return client

    with clock.fixed(COLLECTING):
        yield one


def ordered(address: str) -> str:
    """The code of the administrator, whose account is the only thing that a command makes."""
    words = ["people", "add", "admin", "管理员", "administrator"]
    told = CliRunner().invoke(main, words, env={"ONEVISIT_DATABASE_URL": address})
    assert told.exit_code == 0, told.output
    found = re.search(r"[0-9A-Za-z_-]{12,}", told.output)
    assert found, told.output
    return found[0]


def invited(admin: FlaskClient, login: str, **facts: str) -> str:
    """The code of an account that the administrator has opened on pages."""
    assert send(admin, "/people:add", login=login, **facts).status_code == 302
    page = send(admin, f"/people/{login}/invite").text
    found = re.search(r'<p class="secret">.*?</span>([^<]+)</p>', page)
    assert found, page
    return found[1]


def filled(content: bytes, **said: object) -> io.BytesIO:
    """A blank sheet with one line typed below its example."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["检查计划"]
    for cell in sheet[2]:
        label = str(cell.value).rstrip("*")
        if label in said:
            sheet.cell(4, cell.column, said[label])
    written = io.BytesIO()
    book.save(written)
    return io.BytesIO(written.getvalue())


def sent_in(desk: FlaskClient, department: str, item: str) -> TestResponse:
    """What comes back when a department's sheet is fetched, filled, sent and confirmed."""
    blank = desk.get(f"{WEEK}/plans/template.xlsx?department={department}")
    sheet = filled(blank.data, **ASKED, 检查事项=item)
    form = f"{WEEK}/plans/upload"
    sent = send(desk, form, department=department, file=(sheet, f"{department}.xlsx"))
    page = desk.get(sent.location)
    assert page.status_code == 200, page.text
    digest = re.search(r'name="sha256" value="([^"]+)"', page.text)
    assert digest, page.text
    return send(desk, sent.location, sha256=digest[1])


def planned(desk: FlaskClient, address: str) -> None:
    """Ask for a plan, and be the worker who makes it."""
    assert send(desk, f"{WEEK}/runs", seconds="5").status_code == 303
    with database.session():
        (run,) = runs.queued()
    jobs.carry_out(run)


def test_a_park_starts_by_pages_alone_and_its_first_visit_is_told(address: str, come: Come):
    admin = come("admin", ordered(address))
    desk = come("desk", invited(admin, "desk", name="经办", role="committee"))
    for code, name in (("FIRE", "某区消防救援大队"), ("EMB", "某区应急管理局")):
        assert send(desk, "/departments:register", id=code, name=name).status_code == 302
    firm = {"id": "C001", "name": FIRM, "uscc": TINGXIN}
    assert send(desk, "/enterprises:register", **firm).status_code == 302
    assert send(desk, "/weeks:open", week="2026-W49").status_code == 302

    for code, item in (("FIRE", "消防设施"), ("EMB", "粉尘防爆")):
        assert sent_in(desk, code, item).status_code == 303
    planned(desk, address)
    told = send(desk, f"{WEEK}/publish", version="1")

    assert told.status_code == 303, told.text
    reader = {"name": "联系人", "role": "enterprise", "enterprise": "C001"}
    page = come("firm", invited(admin, "firm", **reader)).get(WEEK).text
    assert FIRM in page
    assert "12月1日" in page
    assert len(set(re.findall(r'href="(/visits/[^"]+)"', page))) == 1
