"""The one result of a matter, and who answers for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.records import Appeal, AppealFile, AppealState, Proposal, ProposalKind, Ruling
from web import wording
from web.appeals.days import PAPER, Days


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What came of a matter.

    Parameters
    ----------
    name
        In a word, such as 已解决.
    text
        The answer, or why there is none.
    signed
        Who answers for it, and when: name and value, in pairs.
    """

    name: str
    text: str = ""
    signed: tuple[tuple[str, str], ...] = ()


def outcome(file: AppealFile, language: str, days: Days = PAPER) -> Outcome:
    """The result as it stands; before there is any, that there is none."""
    appeal = file.appeal
    if appeal.result is not None:
        name = wording.word("appeal_result", appeal.result, language)
        return Outcome(name, appeal.answer, tuple(_signed(file, language, days)))
    if file.transfer is not None:
        sent = file.transfer
        name = wording.word("appeal_state", appeal.state, language)
        facts = {"kind": wording.word("legal_kind", sent.kind, language), "organ": sent.organ}
        told = wording.say("appeal.transferred", language, **facts)
        return Outcome(name, sent.why, ((told, days.day(sent.day)),))
    if appeal.state in (AppealState.REFUSED, AppealState.WITHDRAWN):
        return Outcome(wording.word("appeal_state", appeal.state, language), appeal.refusal)
    if appeal.into is not None:
        return Outcome(wording.say("appeal.merged", language, number=appeal.into))
    return Outcome(wording.say("appeal.no_result", language))


def signature(file: AppealFile) -> Proposal | None:
    """The result that the head signed, if the answer that stands is of a department."""
    answered = file.appeal.answered
    signed = (
        one
        for one in reversed(file.proposals)
        if one.kind is ProposalKind.RESULT and one.verdict is Ruling.YES
    )
    last = next(signed, None)
    # What was signed before a reopening is no signature of a later answer.
    if last is None or answered is None or last.decided is None or last.decided < answered:
        return None
    return last


def _signed(file: AppealFile, language: str, days: Days) -> Iterable[tuple[str, str]]:
    appeal, proposal = file.appeal, signature(file)
    who, when = _who(file, proposal, language, days)
    if who:
        yield when, who
    if proposal is not None and proposal.delegation:
        yield wording.say("appeal.delegation", language), proposal.delegation
    if appeal.answered:
        yield wording.say("appeal.answered", language), days.moment(appeal.answered)
    if appeal.again_on:
        yield wording.say("appeal.again_on", language), days.day(appeal.again_on)
    if appeal.closed:
        yield wording.say("appeal.closed", language), days.moment(appeal.closed)


def _who(file: AppealFile, proposal: Proposal | None, language: str, days: Days) -> tuple[str, str]:
    """Who answers for a result, and as what."""
    appeal = file.appeal
    if proposal is not None:
        office = f"{appeal.department.name} " if appeal.department else ""
        name = file.names.get(proposal.reviewer, proposal.reviewer)
        decided = days.moment(proposal.decided) if proposal.decided else ""
        return f"{office}{name} {decided}", wording.say("appeal.signed", language)
    if _decided(file, appeal):
        return wording.say("appeal.office", language), wording.say("appeal.decided_by", language)
    name = file.names.get(appeal.receiver, appeal.receiver)
    centre = wording.word("role", "service-centre", language)
    return f"{centre} {name}".strip(), wording.say("appeal.answered_by", language)


def _decided(file: AppealFile, appeal: Appeal) -> bool:
    """Whether the office for the business environment gave the answer itself."""
    decided = [one.decided for one in file.escalations if one.decided]
    return bool(decided and appeal.answered and max(decided) >= appeal.answered)
