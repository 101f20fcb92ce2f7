"""Numbers and words that the committee may change, each with the source it rests on."""

import json
from dataclasses import dataclass

from tracker import history, permissions
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.models import SettingRow
from tracker.permissions import Act
from tracker.records import Category, Person


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from."""

    value: object
    source: str


DEFAULTS: dict[str, Setting] = {
    "notice.working_days": Setting(3, "reading of 3.3.2: told in advance, no number given"),
    "feed.tombstone_days": Setting(14, "phones that refresh rarely still see a cancellation"),
    "run.lost_seconds": Setting(60, "a worker gives a sign of life every second or two"),
    "run.most_attempts": Setting(3, "a week that kills its worker three times kills the next too"),
    "approval.late_working_days": Setting(1, "reading of 3.2.1: an exempt entry makes up for it"),
    "review.repeat_days": Setting(60, "practice of Hainan: twice within 60 days is a repeat"),
    "reinspection.minutes": Setting(60, "one finding seen again takes an hour at most"),
    "attendance.grace_minutes": Setting(10, "practice: ten minutes are not counted as late"),
    "visit_code.days": Setting(30, "practice: a month to say how it was"),
    "visit_code.address_attempts": Setting(30, "practice: codes are scanned, not typed"),
    "visit_code.most_refusals": Setting(20, "practice: a visit of many departments has not more"),
    "visit_code.most_characters": Setting(1_000, "practice: typed on a phone at the gate"),
    "proposal.days_before": Setting(1, "practice of Longhua: enterprises choose a slot ahead"),
    "proposal.most_slots": Setting(3, "practice: three times are enough to find one"),
    "proposal.weeks_ahead": Setting(4, "practice: who has a month to choose from finds a day"),
    "closure.most_hours": Setting(8, "reading: a working day; the committee closes more"),
    "coercive.days": Setting(30, "law on administrative coercion, articles 25 and 32"),
    "coercive.extension_days": Setting(30, "law on administrative coercion, articles 25 and 32"),
    "checks.blocking": Setting(
        [
            "not-approved",
            "item-unknown",
            "item-unpublished",
            "cap-reached",
            "self-check-instead",
            "off-site-instead",
            "tier-frequency",
            "quiet-period",
            "observation-period",
        ],
        "国办发〔2024〕54号 and clauses 3.2.1 to 3.2.3; the others warn",
    ),
    "checks.final": Setting(
        ["item-unknown", "item-unpublished"], "国办发〔2024〕54号: outside the list no inspection"
    ),
    "checks.outside_cap": Setting(
        [*(f"D{number}" for number in range(1, 7)), *(f"E{number}" for number in range(1, 8))],
        "25 answers of the ministry of justice; lists of cases outside the cap",
    ),
    "checks.most_a_day": Setting(1, "practice of Chengdu: more than 1 a day is told"),
    "checks.most_a_week": Setting(2, "practice of Chengdu: more than 2 a week is told"),
    "checks.most_a_month": Setting(3, "practice of Chengdu: more than 3 a month is told"),
    "credit.tiers": Setting(
        {
            f"{risk}/{public}": (" ABCD")[max(" ABCD".index(risk or " "), rank)]
            for risk in ("", "A", "B", "C", "D")
            for rank, public in enumerate(("", "excellent", "good", "fair", "poor"))
            if risk or public
        },
        "reading of 3.2.2: the worse of the two",
    ),
    "credit.tier_A": Setting(
        {"percent": [0, 5], "visits": 1, "years": 2, "mode": "self-check"},
        "practice of Lindian (share) and Anhui (frequency); clause 3.2.2 for the mode",
    ),
    "credit.tier_B": Setting(
        {"percent": [5, 20], "visits": 1, "years": 1, "mode": "visit"}, "practice of Lindian"
    ),
    "credit.tier_C": Setting(
        {"percent": [21, 60], "visits": 2, "years": 1, "mode": "visit"},
        "practice of Lindian, read as at most twice a year",
    ),
    "credit.tier_D": Setting(
        {"percent": [61, 100], "visits": None, "years": 1, "mode": "visit"},
        "practice of Lindian: as needed",
    ),
    "lead.hazards": Setting(
        {
            **dict.fromkeys(("危险化学品", "可燃粉尘", "有限空间"), "EMB"),
            "食品饮料": "SAMR",
            **dict.fromkeys(("电镀与表面处理", "工业废水"), "EEB"),
            "在建工程": "HUC",
            **dict.fromkeys(("劳动密集", "仓储物流"), "FIRE"),
            "道路运输": "TRANS",
            "职业病危害": "HC",
        },
        "practice of Fujian: whose matter it is leads; the gravest hazard first",
    ),
    "observation.days": Setting(365, "practice of Hechi: a year"),
    "observation.most_days": Setting(730, "scholarship: not over two years"),
    "observation.remind_days": Setting(30, "practice: a month ahead"),
    "password.days": Setting(0, "OWASP ASVS 6.2.10: no end; GB/T 22239 wants one, such as 90"),
    "invitation.hours": Setting(72, "practice: over a weekend"),
    "sign_in.attempts": Setting(5, "practice: a person errs twice, a program does not stop"),
    "sign_in.address_attempts": Setting(50, "practice: an office behind one address"),
    "sign_in.pause_minutes": Setting(15, "practice: with 5 attempts 480 guesses a day"),
    "sign_in.idle_minutes": Setting(30, "OWASP ASVS 7.3.1: an end when it is not used"),
    "sign_in.hours": Setting(12, "OWASP ASVS 7.3.2: an end in any case; a working day"),
    "token.days": Setting(365, "practice: a year"),
    "api.idempotency_hours": Setting(24, "practice: a program asks again within a day"),
    "subscription.most": Setting(20, "practice: a few devices of one person"),
    "subscription.days": Setting(366, "practice: what nobody renews for a year is forgotten"),
    "subscription.warning_days": Setting(14, "practice: two weeks, as long as cancellations stay"),
    "preparation.hours": Setting(2, "practice: long enough to fetch a file, and no store of them"),
    "preparation.most_waiting": Setting(10, "practice: nobody reads more at once"),
    **{
        f"appeal.limits.{category}": Setting(
            {"acknowledge": 1, "plan": 3, "consult": 2, "solve": 5, "complex": 15},
            "no limit in 3.1; practice of Shandong (1, 3, 15) and of Zhuhai (2)",
        )
        for category in Category
    },
    "appeal.accept_working_days": Setting(1, "practice of Shandong: begun within one"),
    "appeal.route_working_days": Setting(1, "clause 3.1.3: assigned at once, no number given"),
    "appeal.consult_working_days": Setting(2, "practice of Zhuhai: talked over within two"),
    "appeal.return_working_days": Setting(1, "practice of 12345: returned within a day"),
    "appeal.most_returns": Setting(2, "practice of 12345: after two the committee assigns"),
    "appeal.most_working_days": Setting(30, "practice of Shandong: complex matters within 30"),
    "appeal.most_extensions": Setting(1, "practice of 12345: extended once"),
    "appeal.review_working_days": Setting(1, "reading of 3.1.3: the head reviews at once"),
    "appeal.call_back_working_days": Setting(1, "practice of 12345: the next day"),
    "appeal.redo_working_days": Setting(5, "practice of Jiangmen: done again like a new one"),
    "appeal.decide_working_days": Setting(5, "clause 3.1.2: in time, no number given"),
    "appeal.reopen_days": Setting(30, "practice: a month after it was closed"),
    "appeal.most_characters": Setting(5_000, "two pages"),
    "appeal.most_tasks": Setting(50, "practice: a plan of one matter is a page"),
    "appeal.most_deferred_days": Setting(366, "reading of 3.1.2: for now is a year at most"),
    "appeal.oldest_days": Setting(3_660, "practice: nothing older than ten years is taken over"),
    "ageing.days": Setting(
        ["30", "60", "90"], "clause 3.1.4: long open; practice: 30, 60, 90 days"
    ),
    "ageing.extensions": Setting(2, "clause 3.1.4: put off for long; practice: twice"),
    "ageing.reopenings": Setting(2, "clause 3.1.4: put off for long; practice: twice"),
    "measure.untrue_matters": Setting(1, "clause 3.1.4: untrue, no number given"),
    "measure.rejections": Setting(2, "clause 3.1.4: poor quality; rejected twice by the head"),
    "measure.poor_matters": Setting(2, "clause 3.1.4: poor quality, no number given"),
    "measure.dissatisfied_percent": Setting(20, "clause 3.1.4: low satisfaction, no number given"),
    "measure.least_call_backs": Setting(5, "a share of fewer says nothing"),
    "measure.ladder": Setting(
        {"1": "reminder", "2": "dispatch", "3": "circular"},
        "order of clause 3.1.4, read from the mildest on",
    ),
    "measure.ladder_days": Setting(90, "practice: within a quarter"),
    "tracking.raises": Setting(10, "practice: an office has not more troubles at once"),
    "tracking.address_attempts": Setting(20, "practice: a person errs a few times"),
    "tracking.attempts": Setting(2_000, "practice: of everybody in an hour; codes have 80 bits"),
    "tracking.supplements": Setting(20, "practice: who has more to say is called back"),
    "appeal.alike_days": Setting(90, "practice: a quarter after it was closed"),
    "appeal.alike_percent": Setting(30, "reading: a third of the words; a person decides"),
    "appeal.alike_number_weight": Setting(4, "reading: numbers of cases and dates are not chance"),
    "appeal.alike_searched": Setting(2_000, "measured: within a second"),
    "appeal.alike_most": Setting(5, "practice: what a clerk reads while somebody waits"),
    "appeal.most_rows": Setting(1_000, "measured: others wait ten to 25 seconds meanwhile"),
    "delegation.allowed": Setting(value=False, source="reading A3: the head alone signs"),
    "delegation.most_days": Setting(92, "practice: a quarter at most"),
    "disturbance.review_working_days": Setting(3, "clause 2.2: in time; practice of 12345"),
    "disturbance.answer_working_days": Setting(3, "clause 2.2: in time; as for reports"),
    "disturbance.decide_working_days": Setting(15, "practice of Shandong: complex within 15"),
    "disturbance.most_characters": Setting(5_000, "two pages"),
    "report.working_days": Setting(3, "clauses 3.3.3 and 3.3.4"),
    "attachment.most_bytes": Setting(10 << 20, "practice: 10 MiB, a photo of a phone takes 5"),
    "attachment.most_per_case": Setting(20, "practice: twenty photos tell it all"),
    "attachment.most_pixels": Setting(40_000_000, "practice: phones take 12 to 50 million"),
    "mail.give_up_days": Setting(5, "RFC 5321, 4.5.4.1: four to five days"),
    "mail.evening_hour": Setting(17, "practice: before people leave; 24 for never"),
    "mail.lease_seconds": Setting(600, "a server may take minutes; nobody else sends meanwhile"),
    "case_study.most_characters": Setting(3000, "practice: a section fits on two pages"),
    "public.least_appeals": Setting(5, "practice of statistics: fewer than five tell who it was"),
    "reply_template.most_characters": Setting(3000, "practice: a reply fits on two pages"),
}
"""Every setting there is, as it stands before anybody changes it."""


def read(name: str) -> Setting:
    """A setting; NotFound if there is none of that name."""
    if name not in DEFAULTS:
        raise NotFound("setting", name)
    row = SettingRow.get_or_none(SettingRow.name == name)
    return Setting(row.value, row.source) if row else DEFAULTS[name]


def number(name: str) -> int:
    """A setting that is a whole number."""
    value = read(name).value
    assert isinstance(value, int)
    return value


def allowed(name: str) -> bool:
    """A setting that says yes or no."""
    return read(name).value is True


def limits(name: str) -> dict[str, int]:
    """A setting that is a table of whole numbers."""
    value = read(name).value
    assert isinstance(value, dict)
    return {str(key): int(one) for key, one in value.items()}


def names(name: str) -> frozenset[str]:
    """A setting that is a list of names."""
    value = read(name).value
    assert isinstance(value, list)
    return frozenset(map(str, value))


def words(name: str) -> dict[str, str]:
    """A setting that is a table of names, in its order."""
    value = read(name).value
    assert isinstance(value, dict)
    return {str(key): str(one) for key, one in value.items()}


@dataclass(frozen=True, slots=True)
class NamedSetting:
    """
    A setting as the committee reads it.

    Parameters
    ----------
    written
        The value as JSON, which is how it is changed.
    changed
        Whether it is another than the one that comes with the program.
    """

    name: str
    written: str
    source: str
    changed: bool


CHECKED = ("credit.",)
"""Beginnings of settings that services of their own change, because they check more."""


def list_settings(*, by: Person) -> tuple[NamedSetting, ...]:
    """Every setting, read in one step."""
    permissions.require(by, Act.SET)
    changed = {row.name: Setting(row.value, row.source) for row in SettingRow.select()}
    return tuple(_named(name, changed.get(name)) for name in DEFAULTS)


def find(name: str, *, by: Person) -> NamedSetting:
    """One setting; NotFound if there is none of that name."""
    permissions.require(by, Act.SET)
    return _named(name, read(name))


def _named(name: str, now: Setting | None) -> NamedSetting:
    default = DEFAULTS[name]
    held = now or default
    written = json.dumps(held.value, ensure_ascii=False)
    return NamedSetting(name, written, held.source, held != default)


def change(name: str, value: str, source: str, *, by: Person) -> NamedSetting:
    """
    Change a setting to what is written as JSON.

    Raises
    ------
    Rejected
        If it is no JSON or of another type than the present value, no source is given, or the
        setting has a service of its own.
    """
    read(name)
    if name.startswith(CHECKED):
        raise Rejected([Fault("name", FaultCode.NOT_ALONE, name, "credit")])
    try:
        told = json.loads(value)
    except (ValueError, RecursionError):
        sample = json.dumps(DEFAULTS[name].value, ensure_ascii=False)
        raise Rejected([Fault("value", FaultCode.WRONG_FORM, value[:80], sample)]) from None
    write(name, told, source, by=by)
    return find(name, by=by)


def write(name: str, value: object, source: str, *, by: Person) -> Setting:
    """
    Change a setting.

    Raises
    ------
    Rejected
        If the value is of another type than the present one, or no source is given.
    """
    permissions.require(by, Act.SET)
    expected = type(read(name).value)
    problems = [*missing(source=source)]
    if type(value) is not expected:
        sample = json.dumps(read(name).value, ensure_ascii=False)
        problems.append(Fault("value", FaultCode.WRONG_FORM, str(value)[:60], sample, name))
    if problems:
        raise Rejected(problems)
    with transaction():
        SettingRow.insert(name=name, value=value, source=source).on_conflict(
            conflict_target=[SettingRow.name],
            update={SettingRow.value: value, SettingRow.source: source},
        ).execute()
        history.record(f"setting:{name}", "write", by, {"value": value, "source": source})
    return Setting(value, source)
