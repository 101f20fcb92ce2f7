"""The policy, case studies and reply templates."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tracker.acts import Act as Right
from tracker.publicity import case_studies, policies, reply_templates
from tracker.records import Person
from tracker.records.publicity import CaseStudy, ReplyTemplate, StoryState, TemplateEntry
from web.acts.act import Noun, act, enters
from web.acts.found import among


def possible_stories(record: CaseStudy, by: Person) -> tuple[str, ...]:
    """A draft is published by somebody who has not written it, what is public can be withdrawn."""
    if not record.author:
        return ()
    names = ["case_studies.change"]
    if record.state is not StoryState.PUBLISHED and record.author != by.login:
        names.insert(0, "case_studies.publish")
    if record.state is not StoryState.WITHDRAWN:
        names.append("case_studies.withdraw")
    return tuple(names)


def _text(record: CaseStudy) -> Mapping[str, object]:
    return asdict(record.text)


POLICIES = Noun(
    name="policies",
    thing="policy",
    rights=(Right.KEEP_POLICY,),
    show=among("policy", policies.list_policies),
    lists=policies.list_policies,
    acts=(
        enters(policies.register, Right.KEEP_POLICY),
        act(policies.end, Right.KEEP_POLICY),
    ),
)

STORIES = Noun(
    name="stories",
    thing="case study",
    rights=(Right.READ_PUBLIC,),
    show=case_studies.show,
    lists=case_studies.list_studies,
    possible=possible_stories,
    acts=(
        enters(case_studies.draft, Right.WRITE_STORY, long=("result",)),
        act(
            case_studies.publish,
            Right.DECIDE_STORY,
            initial=lambda one: {"version": one.version},
        ),
        act(case_studies.change, Right.WRITE_STORY, initial=_text, long=("result",)),
        act(case_studies.withdraw, Right.DECIDE_STORY),
    ),
)


def put(title: str, text: str, category: str = "", occasion: str = "", *, by: Person) -> Any:
    """Keep words for a reply, for all categories and occasions where none is named."""
    return reply_templates.put(TemplateEntry(category, occasion, title, text), by=by)


def possible_templates(record: ReplyTemplate, by: Person) -> tuple[str, ...]:
    """What is offered can be retired."""
    return () if record.retired else ("reply_templates.retire",)


TEMPLATES = Noun(
    name="templates",
    thing="reply template",
    rights=(Right.READ_TEMPLATES,),
    show=reply_templates.show,
    lists=reply_templates.list_templates,
    possible=possible_templates,
    acts=(
        enters(put, Right.KEEP_TEMPLATES),
        act(reply_templates.retire, Right.KEEP_TEMPLATES),
    ),
)

NOUNS = (POLICIES, STORIES, TEMPLATES)
