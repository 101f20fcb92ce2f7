"""
A page for each act: its form, what is wrong with it, and where it leads.

GET shows, POST acts. What was typed comes back with whatever could not be used, and nothing of
it was stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import history
from tracker.errors import Conflict, Fault, NotSignedIn, Rejected, WrongState
from tracker.week import Week
from web import access, faults, filters, sessions, wording
from web.acts.act import Act, Noun, Offer
from web.acts.asked import OWN
from web.forms.chosen import resolved
from web.forms.inputs import Form, inputs_of, written
from web.forms.typed import AMOUNTS, told, yuan
from web.pages import once

CONVERTERS: Mapping[type, str] = {int: "int", str: "string", Week: "week"}
"""How an address writes the key of a thing."""


OFFER = "offer"
"""The button of a draft: what was typed stays, and its words come to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the last try gave: what was typed, and why it could not be used."""

    typed: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    lines: tuple[str, ...] = ()
    status: int = 200


def register(blueprint: flask.Blueprint, noun: Noun) -> None:
    """Give each act of a noun its address."""
    for act in noun.acts:
        address = f"/{noun.name}:{act.name}"
        if act.on_thing:
            address = f"/{noun.name}/<{CONVERTERS[noun.key]}:key>/{act.name}"
        blueprint.add_url_rule(address, act.name, view_of(noun, act), methods=["GET", "POST"])


def view_of(noun: Noun, act: Act) -> Callable[..., Any]:
    """The view of an act, open to whoever may ever do it."""

    def view(key: Any = None) -> str | Response | tuple[str, int]:
        if flask.request.method == "POST":
            return _done(noun, act, key)
        record = _record(noun, key)
        return _page(noun, act, key, Answer(typed=_first(act, record)))

    view.__name__ = act.name
    return access.open_to(*act.roles)(view)


def _record(noun: Noun, key: Any) -> Any:
    """The thing that is acted on, as this person may see it; NotFound if not at all."""
    if key is None or noun.show is None:
        return None
    return noun.show(key, by=sessions.person())


def _first(act: Act, record: Any) -> dict[str, tuple[str, ...]]:
    """What stands in a fresh form: what the thing says, and what the link that led here did."""
    knows = record is not None or not act.on_thing
    known = act.initial(record) if act.initial and knows else {}
    found = {
        name: (yuan(value),) if name in AMOUNTS and value else written(value)
        for name, value in known.items()
    }
    if act.others:
        found |= {name: written(getattr(sessions.person(), name)) for name in OWN}
    asked = act.asked.fields()
    given = {name: tuple(values) for name, values in flask.request.args.lists() if name in asked}
    return {**found, **given}


def _page(noun: Noun, act: Act, key: Any, answer: Answer) -> tuple[str, int]:
    language, by = filters.language(), sessions.person()
    form = Form(
        noun=noun.name,
        act=act,
        by=by,
        language=language,
        typed=answer.typed,
        faults=answer.faults,
    )
    inputs = inputs_of(form)
    shown = {one.name for one in inputs}
    beside = [one for one in answer.faults if one.field not in shown | {"name", "content"}]
    thing = _record(noun, key)
    html = flask.render_template(
        "act.html",
        noun=noun,
        act=act,
        thing=thing,
        key=key,
        inputs=inputs,
        status=answer.status,
        lines=(*answer.lines, *(faults.field_fault(one, language) for one in beside)),
        title=title(noun, act, language),
        hint=wording.known(f"act.{noun.name}.{act.name}.hint", language),
        seen=_seen(noun, act, key),
        back=back(noun, key),
        offers=_offers(act, thing),
        once="" if act.on_thing else once.fresh(),
    )
    return html, answer.status


def title(noun: Noun, act: Act, language: str) -> str:
    """What an act is called on its button and its page."""
    return wording.say(f"act.{noun.name}.{act.name}", language)


def back(noun: Noun, key: Any) -> str:
    """Where a thing is read, else the list, else home; home for whoever may read neither."""
    reads = sessions.person().role in noun.readers
    if reads and key is not None and noun.show is not None:
        return flask.url_for(".show", key=key)
    if reads and noun.lists is not None:
        return flask.url_for(".index")
    return flask.url_for(f"home_{filters.language()}.show")


def _seen(noun: Noun, act: Act, key: Any) -> int | None:
    """The last event of the thing, so that nobody acts on what has changed meanwhile."""
    if not act.asked.takes_seen or noun.case is None or key is None:
        return None
    return history.last(noun.case(key))


def _done(noun: Noun, act: Act, key: Any) -> Response | tuple[str, int]:
    typed, by, language = flask.request.form, sessions.person(), filters.language()
    kept = {name: tuple(values) for name, values in typed.lists()}
    heads = () if key is None else (key,)
    seen = typed.get("seen", type=int)
    if OFFER in typed:
        return _page(noun, act, key, Answer(typed=kept | _offered(noun, act, key)))
    asked, beside = act.asked, {"mark": once.mark()} if act.asked.takes_mark else {}
    address = flask.request.remote_addr or ""

    def make() -> Any:
        values = asked.load(resolved(told(asked, typed, flask.request.files), by), by)
        return asked.call(heads, values, by=by, seen=seen, address=address, beside=beside)

    def do() -> str:
        return _after(noun, key, make())

    try:
        if act.reveals:
            return _revealed(noun, make())
        onward = do() if act.on_thing else once.done(do, by=by)
    except Rejected as fault:
        found = tuple(one for one in fault.faults if isinstance(one, Fault))
        others = [one for one in fault.faults if not isinstance(one, Fault)]
        lines = tuple(faults.sentences(Rejected(others), language))
        return _page(noun, act, key, Answer(typed=kept, faults=found, lines=lines, status=422))
    except (Conflict, WrongState, NotSignedIn) as fault:
        lines = tuple(faults.sentences(fault, language))
        status = 429 if isinstance(fault, NotSignedIn) else 409
        return _page(noun, act, key, Answer(typed=kept, lines=lines, status=status))
    words = wording.known(f"act.{noun.name}.{act.name}.done", language)
    flask.flash(words or wording.say("act.done", language, act=title(noun, act, language)))
    return flask.redirect(onward)


def _revealed(noun: Noun, made: Any) -> tuple[str, int]:
    """What was made with its secret, on this one page alone."""
    more = flask.current_app.extensions["revealed"][noun.name](made)
    return flask.render_template(f"{noun.name}/revealed.html", made=made, **more), 201


def _offered(noun: Noun, act: Act, key: Any) -> dict[str, tuple[str, ...]]:
    """What the draft that was chosen fills in; nothing if there is none of that number."""
    offers = _offers(act, _record(noun, key))
    number = flask.request.form.get(OFFER, -1, type=int)
    if not 0 <= number < len(offers):
        return {}
    return {name: (words,) for name, words in offers[number].words.items()}


def _offers(act: Act, record: Any) -> tuple[Offer, ...]:
    return tuple(act.offers(record, sessions.person())) if act.offers else ()


def _after(noun: Noun, key: Any, result: Any) -> str:
    """The thing that was acted on or made, if there is a page of it."""
    if key is None and noun.show is not None and sessions.person().role in noun.readers:
        try:
            return flask.url_for(".show", key=noun.key_of(result))
        except AttributeError:
            return back(noun, None)
    return back(noun, key)
