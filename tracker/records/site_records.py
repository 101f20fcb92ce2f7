"""The papers of a visit: what is written down, by whom, and whether it is signed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Words = str | tuple[str, ...]
"""What stands in a field: words, or several lines."""


class SiteRecordKind(StrEnum):
    """审批表 · 现场检查笔录 · 结果告知书."""

    APPROVAL_FORM = "approval form"
    ON_SITE_RECORD = "on-site record"
    RESULT_NOTICE = "result notice"


class SiteRecordState(StrEnum):
    """`REFUSED`: the enterprise did not sign, and it is written down why."""

    DRAFT = "draft"
    SIGNED = "signed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """
    A paper of one department at one visit.

    Parameters
    ----------
    known
        Fields that the tracker fills; frozen with the signature.
    entered
        Fields that people fill.
    missing
        Names of the fields without which it cannot be signed.
    signed, signer
        When and under which login, or None and empty.
    refusal
        Why the enterprise did not sign, or empty.
    """

    visit: str
    department: str
    kind: SiteRecordKind
    state: SiteRecordState
    known: Mapping[str, Words]
    entered: Mapping[str, Words]
    missing: tuple[str, ...]
    signed: dt.datetime | None = None
    signer: str = ""
    refusal: str = ""

    @property
    def fields(self) -> Mapping[str, Words]:
        """Everything that stands on it."""
        return {**self.known, **self.entered}
