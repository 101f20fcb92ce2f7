"""The words of a list of problems: what the policy and the hotlines call categories and kinds."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from tracker.intake.cells import Value, text
from tracker.intake.faults import Fault, Refused
from tracker.records import SUB_CATEGORIES, AppealSeverity, Category, Level, Matter

Word = TypeVar("Word", bound=StrEnum)

CATEGORIES: Final[Mapping[Category, tuple[str, ...]]] = {
    Category.GOV_SERVICE: ("政务服务类", "政务服务"),
    Category.OPERATION: ("生产经营类", "生产经营"),
    Category.CONTRACT: ("合同履约类", "合同履约", "合同履行"),
    Category.SOCIAL_SECURITY: ("社会保障类", "社会保障"),
    Category.FINANCE: ("金融服务类", "金融服务"),
    Category.LEGAL_AID: ("法律援助类", "法律援助"),
    Category.LIVING: ("生活保障类", "生活保障"),
    Category.POLICY_CONSULT: ("政策咨询类", "政策咨询"),
    Category.OTHER_COORDINATION: ("其他事项", "其他需协调事项", "其他", "其他协调类"),
}
"""The first name is the one that is written."""

SUBS: Final[Mapping[str, tuple[str, ...]]] = {
    "market-access": ("市场准入",),
    "approval": ("行政审批",),
    "investment-approval": ("投资审批",),
    "annual-check": ("年检年审", "年检", "年审"),
    "qualification": ("资质认定",),
    "intellectual-property": ("知识产权保护", "知识产权"),
    "land": ("建设用地", "用地"),
    "water": ("用水",),
    "power": ("用电",),
    "gas": ("用气",),
    "work-safety": ("安全生产",),
    "environment": ("环保", "环境保护"),
    "promised-terms": ("签约优惠政策", "优惠政策", "签约承诺", "政府承诺"),
    "private-sector-measures": ("扶持民营经济普惠性措施", "普惠性措施", "普惠措施"),
    "housing-fund": ("住房公积金", "公积金"),
    "labour": ("劳动用工", "用工"),
    "social-insurance": ("社会保险", "社保"),
    "medical-insurance": ("医疗保险", "医保"),
    "loan": ("银行贷款", "贷款"),
    "guarantee": ("融资担保", "担保"),
    "risk-compensation": ("政府风险补偿基金", "风险补偿"),
    "credit-fund": ("信保基金",),
    "turnover-fund": ("应急周转资金", "周转资金"),
    "listing": ("企业上市", "上市"),
    "bond": ("企业发债", "发债"),
    "department-aid": ("部门法律援助", "政府部门法律援助", "部门援助"),
    "judicial-aid": ("司法机关法律援助", "司法援助"),
    "medical-care": ("医疗保障", "就医"),
    "schooling": ("子女入学", "入学", "就学"),
    "release": ("政策统一发布", "统一发布", "政策发布"),
    "interpretation": ("政策宣传解读", "宣传解读", "政策解读"),
    "push": ("政策精准推送", "精准推送", "政策推送"),
}

MATTERS: Final[Mapping[Matter, tuple[str, ...]]] = {
    Matter.CONSULT: ("咨询",),
    Matter.HELP: ("求助",),
    Matter.COMPLAINT: ("投诉",),
    Matter.REPORT: ("举报",),
}

LEVELS: Final[Mapping[Level, tuple[str, ...]]] = {
    Level.PARK: ("园区", "园区级"),
    Level.DISTRICT: ("区级", "区", "县级"),
    Level.CITY: ("市级", "市"),
}

SEVERITIES: Final[Mapping[AppealSeverity, tuple[str, ...]]] = {
    AppealSeverity.GENERAL: ("一般", "一般性问题"),
    AppealSeverity.MAJOR: ("重大", "重大问题", "重要"),
    AppealSeverity.GLOBAL: ("全局性", "全局性重大问题", "全局"),
}


def read(value: Value, names: Mapping[Word, tuple[str, ...]]) -> Word:
    """
    What a cell calls by one of its names, or by its code.

    Raises
    ------
    Refused
        With what it could have been.
    """
    said = _plain(text(value))
    for word, known in names.items():
        if said in (_plain(word.value), *map(_plain, known)):
            return word
    expected = ", ".join(known[0] for known in names.values())
    raise Refused(Fault.UNKNOWN_WORD, text(value), expected)


def reader(names: Mapping[Word, tuple[str, ...]]) -> Callable[[Value], Word]:
    """What reads a cell by these names."""
    return lambda value: read(value, names)


def sub(value: Value, category: Category | None) -> str:
    """The part of a category that a cell names; of any category if that is not known."""
    possible = SUBS if category is None else SUB_CATEGORIES[category]
    said = _plain(text(value))
    for code in possible:
        if said in (_plain(code), *map(_plain, SUBS[code])):
            return code
    expected = ", ".join(SUBS[code][0] for code in possible)
    raise Refused(Fault.UNKNOWN_WORD, text(value), expected)


def _plain(said: str) -> str:
    """A word as it is compared: any case, without blanks and the ending of a category."""
    return "".join(said.split()).casefold().removesuffix("类")
