"""One small published week, invented, of which every page and paper is made."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from web.board import Board, Department, Enterprise, Item, Left, Line, Park, Visit

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 30)

FIRE = Department("FIRE", "源城区消防救援大队", "消防", 3, "甲一", 0)
EMB = Department("EMB", "源城区应急管理局", "应急", 2, "乙二", 1)
SAMR = Department("SAMR", "源城区市场监督管理局", "市监", 4, "丙三", 2)
HUASHENG = Enterprise(
    "e001",
    "河源市华晟精密电子有限公司",
    "91441602MA4W1234X5",
    "高新片区",
    "源城区工业园高新五路18号",
    "电子",
    "丁四",
    "0762-0000001",
)
QINGQUAN = Enterprise("e002", "河源市清泉饮料有限公司", "91441602MA4W5678Y1", "东片区")


def line(name, department, enterprise, item, minutes=60, **facts):
    thing = Item(item, "《中华人民共和国消防法》第五十三条", f"{department.short}.xlsx", 5)
    return Line(name, department, enterprise, (thing,), minutes, **facts)


def visit(number, enterprise, day, hour, lead, lines, **facts):
    start = datetime(2026, 11, 30, hour, tzinfo=SHANGHAI) + timedelta(days=day)
    longest = max(one.minutes for one in lines)
    return Visit(
        uid=f"2026-W49-{number}",
        number=f"{number:03}",
        revision=0,
        enterprise=enterprise,
        start=start,
        end=start + timedelta(minutes=longest),
        lead=lead,
        lines=tuple(lines),
        changed=datetime(2026, 11, 24, 2, tzinfo=UTC),
        **facts,
    )


def small_board(**facts):
    """Three visits, the last unannounced, and a line that found no place."""
    joint = visit(
        1,
        HUASHENG,
        1,
        9,
        FIRE,
        [
            line("FIRE-1", FIRE, HUASHENG, "消防设施运行和疏散通道"),
            line("EMB-1", EMB, HUASHENG, "粉尘涉爆场所安全管理", 120),
            line("SAMR-1", SAMR, HUASHENG, "特种设备使用登记与定期检验", 90),
        ],
    )
    single = visit(2, QINGQUAN, 3, 15, SAMR, [line("SAMR-2", SAMR, QINGQUAN, "食品生产", 90)])
    secret = visit(
        3, QINGQUAN, 4, 9, FIRE, [line("FIRE-2", FIRE, QINGQUAN, "夜间值守", announced=False)]
    )
    left = Left(line("EMB-2", EMB, QINGQUAN, "有限空间作业"), "department-full", (joint.lines[1],))
    known = dict(
        park=Park("源城区工业园", "源城区工业园管委会", "yuancheng", demo=True),
        week="2026-W49",
        version=1,
        published=datetime(2026, 11, 24, 2, tzinfo=UTC),
        days=tuple(MONDAY + timedelta(days=index) for index in range(5)),
        departments=(FIRE, EMB, SAMR),
        visits=(joint, single, secret),
        unplanned=(left,),
        rows=6,
        separate=5,
        score=(1, 3),
        bound=(1, 3),
    )
    return Board(**{**known, **facts})


HEADER = (
    "企业名称*,统一社会信用代码*,检查事项*,检查依据,可检查时间*,预计时长(分钟)*,检查人数,"
    "检查组数,可否牵头,是否提前告知,优先级,批准人*,批准日期*,联合要求,备注"
)
TINGXIN, ZHIXI = "91441602XG0000930P", "91441602XG0000949L"


def sheet_row(name, code, item, when, minutes=60, announced="是"):
    """A plan line as a department types it."""
    return (
        f"{name},{code},{item},某法第一条,{when},{minutes},2,1,是,{announced},1,张三,2026-11-18,,"
    )


def small_sheets():
    """Two departments that both want to see one enterprise on Tuesday morning."""
    tingxin, zhixi = ("河源市榕汀新材料有限公司", TINGXIN), ("河源市芷溪涂料有限公司", ZHIXI)
    return {
        "消防.csv": [
            sheet_row(*tingxin, "消防设施", "12月1日 上午"),
            sheet_row(*zhixi, "夜间值守", "12月3日 上午", announced="否"),
        ],
        "应急.csv": [sheet_row(*tingxin, "粉尘防爆", "周二上午；周三上午", 120)],
    }


def small_park(folder, sheets=None, **changes):
    """A folder with a park of two departments and two enterprises, and their sheets."""
    known = {
        "format": "onevisit/park/1",
        "park": {"id": "little", "name": "小园区", "zones": ["东片区"]},
        "week": "2026-W49",
        "sessions": ["08:30-12:00", "14:30-17:30"],
        "travel": {"within": 10},
        "departments": [
            {"id": "FIRE", "name": "某区消防救援大队", "short": "消防", "workbook": "消防.csv"},
            {"id": "EMB", "name": "某区应急管理局", "short": "应急", "workbook": "应急.csv"},
        ],
        "enterprises": [
            {"id": "C001", "name": "河源市榕汀新材料有限公司", "uscc": TINGXIN, "zone": "东片区",
             "address": "一路1号", "trade": "涂料"},
            {"id": "C002", "name": "河源市芷溪涂料有限公司", "uscc": ZHIXI, "zone": "东片区"},
        ],
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "park.json").write_text(json.dumps({**known, **changes}, ensure_ascii=False))
    for name, rows in (small_sheets() if sheets is None else sheets).items():
        (folder / name).write_text("\n".join([HEADER, *rows]) + "\n")
    return folder
