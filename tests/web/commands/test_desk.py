import json
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.web.builders import TINGXIN, ZHIXI, small_park, small_sheets
from tracker import database, departments, enterprises, history, items, people
from tracker.errors import Fault, FaultCode
from tracker.intake.sheets import LISTS
from tracker.records import Department, Enterprise, InspectionItem, Role
from web.commands import main
from web.demos import living
from web.demos.cast import DemoAccount
from web.demos.living import Living


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command with a database and a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "PORT", "BASE_URL"):
        monkeypatch.delenv(f"ONEVISIT_{name}", raising=False)
    monkeypatch.setenv("ONEVISIT_WORKERS", "1")

    def one(*words, **environment):
        return CliRunner().invoke(main, [str(word) for word in words], env=environment)

    return one


def test_the_demo_tells_what_became_of_the_week(run, tmp_path):
    told = run("demo", small_park(tmp_path / "park"))

    assert told.exit_code == 0
    for words in (
        "3 条，来自 2 个部门的工作簿",
        "3 次（各查各的）→ 2 次",
        "已证明",
        "未排入          无",
        "某区消防救援大队：到场 2 次",
        "河源市榕汀新材料有限公司：2 次 → 1 次",
        "make serve",
    ):
        assert words in told.stdout


def test_the_demo_run_twice_says_that_nothing_changed(run, tmp_path):
    folder = small_park(tmp_path / "park")

    run("demo", folder)
    again = run("demo", folder)

    assert "一字未改" in again.stdout


def test_the_demo_speaks_english_when_asked(run, tmp_path):
    told = run("demo", small_park(tmp_path / "park"), ONEVISIT_LANGUAGE="en")

    assert "3 separate → 2, 1 fewer" in told.stdout


def test_a_folder_that_is_not_there_leaves_no_trace(run, tmp_path):
    told = run("demo", "nowhere")

    assert (told.exit_code, told.stdout) == (2, "")
    assert "nowhere：没有找到文件夹" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_told_from_a_park(run, tmp_path):
    (tmp_path / "empty").mkdir()

    told = run("demo", "empty")

    assert told.exit_code == 2
    assert "park.json" in told.stderr


def test_a_bad_sheet_names_file_row_found_and_expected(run, tmp_path):
    folder = small_park(
        tmp_path / "park",
        {
            "消防.csv": [
                "河源市榕汀新材料有限公司,9.14416E+17,消防,法,12月9日 上午,"
                "60,1,1,是,是,1,张,2026-11-18,,"
            ],
            "应急.csv": [],
        },
    )

    told = run("demo", folder)

    assert told.exit_code == 2
    lines = told.stderr.splitlines()
    assert any("消防.csv" in line and "第 2 行" in line and "应为" in line for line in lines)
    assert any("应急.csv" in line for line in lines)
    assert "Traceback" not in told.output
    assert not (tmp_path / "out").exists()


def test_a_bad_setting_is_told_in_one_line(run, tmp_path):
    told = run("migrate", ONEVISIT_PORT="many")

    assert told.exit_code == 2
    assert told.stderr == "ONEVISIT_PORT is 'many', expected a number\n"


def test_a_week_that_is_none_is_a_usage_error(run):
    told = run("plan", "2026-49")

    assert told.exit_code == 2
    assert "2026-W49" in told.stderr


def test_a_week_without_plans_cannot_be_planned(run):
    told = run("plan", "2026-W49")

    assert told.exit_code == 2
    assert "2026-W49" in told.stderr
    assert "Traceback" not in told.output


def test_the_acts_of_a_week_can_be_done_one_by_one(run, tmp_path):
    folder = small_park(tmp_path / "park")
    late = ("--late", "收到较晚")

    steps = [
        run("import", "2026-W49", folder / "park.json"),
        run("import", "2026-W49", folder / "消防.csv", folder / "应急.csv", *late),
        run("plan", "2026-W49"),
        run("publish", "2026-W49"),
        run("feeds", "2026-W49"),
        run("notices", "2026-W49"),
        run("audit"),
    ]

    assert [(one.exit_code, one.stderr) for one in steps] == [(0, "")] * 7
    assert "新增 2" in steps[1].stdout
    assert "2 次到访" in steps[2].stdout
    assert "第 1 版" in steps[3].stdout
    assert len(list((tmp_path / "out").rglob("*.ics"))) == 4
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 1


def test_a_department_gets_its_blank_sheet(run, tmp_path):
    run("import", "2026-W49", small_park(tmp_path / "park") / "park.json")

    told = run("template", "FIRE", "2026-W49")

    assert told.exit_code == 0
    assert (tmp_path / "消防-2026-W49.xlsx").read_bytes()[:2] == b"PK"


def test_a_blank_sheet_offers_no_day_off(run, tmp_path):
    run("import", "2026-W41", small_park(tmp_path / "park") / "park.json")

    run("template", "FIRE", "2026-W41", "-o", tmp_path / "sheet.xlsx")

    lists = openpyxl.load_workbook(tmp_path / "sheet.xlsx")[LISTS]
    offered = [str(one) for row in lists.iter_rows(values_only=True) for one in row if one]
    assert "10月8日（周四）上午" in offered
    assert [one for one in offered if one.startswith("10月7日")] == []


def test_plans_come_in_before_any_park(run, tmp_path):
    run("migrate")
    firms = ((TINGXIN, "河源市榕汀新材料有限公司"), (ZHIXI, "河源市芷溪涂料有限公司"))
    with database.session():
        departments.register(Department("FIRE", "某区消防救援大队", "消防"), by=people.OPERATOR)
        for uscc, name in firms:
            enterprises.register(Enterprise(uscc[-4:], name, uscc), by=people.OPERATOR)

    told = run(
        "import", "2026-W49", small_park(tmp_path / "park") / "消防.csv", "--late", "收到较晚"
    )

    assert (told.exit_code, told.stderr) == (0, "")
    assert "新增 2" in told.stdout


def test_a_database_that_nobody_knows_is_told(run):
    told = run("migrate", ONEVISIT_DATABASE_URL="oracle://x/y")

    assert told.exit_code == 2
    assert "oracle" in told.stderr


def test_migrating_says_what_it_did(run):
    assert "数据库已是最新结构" in run("migrate").stdout


def test_what_intake_put_right_is_listed_on_request(run, tmp_path):
    sheets = small_sheets()
    sheets["应急.csv"].append("合计,,,,,,,,,,,,,,")

    told = run("demo", small_park(tmp_path / "park", sheets), "--notes")

    assert "自动处理" in told.stdout
    assert "应急.csv" in told.stdout


def test_serving_says_where(run, monkeypatch):
    served = []
    monkeypatch.setattr("waitress.serve", lambda app, **how: served.append(how["port"]))

    told = run("serve", ONEVISIT_PORT="8123")

    assert served == [8123]
    assert "http://127.0.0.1:8123/" in told.stderr


def test_a_log_that_was_changed_is_told(run, monkeypatch):
    monkeypatch.setattr(history, "audit", lambda: (Fault("event", FaultCode.DIFFERS, "3"),))

    told = run("audit")

    assert (told.exit_code, told.stderr) == (1, "记录序号：“3”与记录不一致\n")


def test_planning_and_publishing_stand_in_the_log_under_a_login(type_in: Callable[..., Result]):
    type_in("people", "add", "li", "李某", "committee")
    told = type_in("plan", "2026-W49", "--as", "li")
    assert told.stdout.startswith("2026年第49周第 1 版：1 次到访")

    assert type_in("publish", "2026-W49", "--version", 2, "--as", "li").exit_code == 2
    told = type_in("publish", "2026-W49", "--version", 1, "--as", "li")

    assert told.exit_code == 0, told.stderr
    found = json.loads(type_in("log", "week:2026-W49", "--json").stdout)
    assert [one["act"] for one in found if one["actor"] == "li"][-1] == "publish version"


def test_planning_tells_how_many_requests_the_checks_hold_back(run, tmp_path):
    folder = small_park(tmp_path / "park")
    run("import", "2026-W49", folder / "park.json")
    run("import", "2026-W49", folder / "消防.csv", folder / "应急.csv", "--late", "收到较晚")
    with database.session():
        item = InspectionItem("FIRE-01", "FIRE", "油烟", "消防法")
        items.register(item, by=people.COMMITTEE)

    told = run("plan", "2026-W49")

    assert "暂不编排 2 条；原因见 onevisit checks 2026-W49" in told.stdout
    assert "item-unknown" in run("checks", "2026-W49").stdout


def test_the_living_district_tells_who_can_sign_in(run, tmp_path, monkeypatch):
    account = DemoAccount(
        "fire-head", Role.HEAD, "邬承远", "某区消防救援大队", "Demo-Yuancheng-2026"
    )
    lived = Living((account,), "7K3M-0QXD-91WB-ZT4C", stood=False, acts=286)
    days = []
    monkeypatch.setattr(living, "tell", lambda folder, today, say: days.append(today) or lived)

    told = run("demo", small_park(tmp_path / "park"), "--living", "--today", "2026-11-26")

    assert (told.exit_code, days) == (0, [date(2026, 11, 26)])
    for words in (
        "286",
        "fire-head",
        "部门主要负责人",
        "Demo-Yuancheng-2026",
        "7K3M-0QXD-91WB-ZT4C",
    ):
        assert words in told.stdout


def test_a_district_that_stands_is_said_to_stand(run, tmp_path, monkeypatch):
    stands = Living((), "", stood=True, acts=0)
    monkeypatch.setattr(living, "tell", lambda folder, today, say: stands)

    told = run("demo", small_park(tmp_path / "park"), "--living")

    assert "已经在库中" in told.stdout


def test_a_real_database_gets_no_living_district(run, tmp_path):
    folder = small_park(tmp_path / "park")
    run("people", "add", "wang", "王", "committee")

    told = run("demo", folder, "--living")

    assert (told.exit_code, told.stdout) == (2, "")
    assert "没有写入：数据库中有演示以外的账号（wang）" in told.stderr


def test_a_living_district_wants_a_folder_that_is_there(run, tmp_path):
    told = run("demo", "nowhere", "--living")

    assert (told.exit_code, told.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []
