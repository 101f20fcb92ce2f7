"""
Lists and pages of things: a `View` says which columns and facts, the rest is the same for all.

A noun whose page deserves more names a template of its own and what it wants besides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any, get_type_hints

import flask
from werkzeug.datastructures import MultiDict

from tracker import history, people
from tracker.acts import Act as Right
from tracker.errors import Fault, Rejected
from tracker.permissions import follows, may
from web import access, faults, filters, sessions, wording
from web.acts.act import Act, Noun
from web.acts.asked import OWN, Asked, asked
from web.acts.shapes import bare
from web.forms.chosen import resolved
from web.forms.inputs import Form, Input, filters_of
from web.forms.typed import told
from web.pages import acts, converters, names

MOST = 50
"""Lines of a page of a list."""

Column = Callable[[Any], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """
    How the pages of a noun look.

    Parameters
    ----------
    columns
        Key of the heading (``column.KEY``) and what of a record stands below it; the first is
        the link to its page.
    facts
        The same for the page of one: ``column.KEY`` and what stands beside it.
    title
        What a record is called at the top of its page.
    filters
        Parameters of the list's service by which readers may narrow it.
    template, more
        The template of one, if not the common one, and what it wants besides.
    list_template, list_more
        The same for the list.
    beside
        What the list's template wants besides, of the records that it shows.
    preset
        What narrows the list for whoever has narrowed it by nothing.
    revealed
        What the page wants that shows a secret which was just made, from the record of it.
    paged
        Whether the list's service takes ``before`` and ``most``.
    """

    noun: Noun
    columns: Mapping[str, Column] = field(default_factory=dict)
    facts: Mapping[str, Column] = field(default_factory=dict)
    title: Callable[[Any], str] = lambda record: str(getattr(record, "name", ""))
    filters: tuple[str, ...] = ()
    template: str = "thing.html"
    more: Callable[[Any], Mapping[str, Any]] | None = None
    list_template: str = "things.html"
    list_more: Callable[[], Mapping[str, Any]] | None = None
    beside: Callable[[Any], Mapping[str, Any]] | None = None
    preset: Callable[[], Mapping[str, str]] | None = None
    revealed: Callable[[Any], Mapping[str, Any]] = lambda _: {}
    paged: bool = False


def register(blueprint: flask.Blueprint, view: View) -> None:
    """Give the list, the page of one and every act of a noun their addresses."""
    noun = view.noun
    blueprint.record(lambda made: made.app.extensions["titles"].update({noun.name: view.title}))
    blueprint.record(
        lambda made: made.app.extensions["revealed"].update({noun.name: view.revealed})
    )
    readers = access.open_to(*noun.readers)
    if noun.lists is not None:
        blueprint.add_url_rule(f"/{noun.name}", "index", readers(_index(view)))
    if noun.show is not None:
        key = f"<{acts.CONVERTERS[noun.key]}:key>"
        blueprint.add_url_rule(f"/{noun.name}/{key}", "show", readers(_show(view)))
    acts.register(blueprint, noun)


def _tells(known: str, noun: str, told: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Makes known to the application what pages of others ask about a noun."""
    return lambda made: made.app.extensions[known].update({noun: told})


def _index(view: View) -> Callable[[], Any]:
    noun = view.noun
    assert noun.lists is not None
    reads = _narrowing(view)

    def index() -> tuple[str, int]:
        by, language = sessions.person(), filters.language()
        inputs, values, lines = _narrowed(view, reads)
        found = _read(view, reads, values)
        following = len(found) > MOST and view.paged
        html = flask.render_template(
            view.list_template,
            view=view,
            noun=noun,
            records=found[:MOST] if following else found,
            following=noun.key_of(found[MOST - 1]) if following else None,
            inputs=inputs,
            lines=lines,
            narrowed=bool(flask.request.args) and any(one.value for one in inputs),
            open_acts=noun.open_to(by),
            title=wording.say(f"noun.{noun.name}", language),
            **(view.list_more() if view.list_more else {}),
            **(view.beside(found) if view.beside else {}),
        )
        return html, 422 if lines else 200

    return index


def _narrowing(view: View) -> Asked:
    """What the list's service asks for, as far as readers may narrow it."""
    assert view.noun.lists is not None
    hints = get_type_hints(view.noun.lists)
    plain = [name for name, kind in hints.items() if not is_dataclass(bare(kind)[0])]
    return asked(view.noun.lists, left_out=[one for one in plain if one not in view.filters])


def _read(view: View, reads: Asked, values: Mapping[str, Any]) -> Any:
    """The records, one more than a page holds where the list has pages."""
    known, beside = dict(values), dict[str, Any]()
    if view.paged:
        key = view.noun.key
        before = flask.request.args.get("before", type=converters.number if key is int else key)
        (known if "before" in known else beside)["before"] = before
        beside["most"] = MOST + 1
    return reads.call((), known, by=sessions.person(), beside=beside)


def _args(view: View) -> MultiDict[str, str]:
    """What narrows the list; a reader who has said nothing gets what the view presets."""
    args = flask.request.args
    if view.preset is None or any(name in args for name in view.filters):
        return args
    return MultiDict([*args.items(multi=True), *view.preset().items()])


def _narrowed(view: View, reads: Asked) -> tuple[tuple[Input, ...], dict[str, Any], list[str]]:
    """The inputs that narrow a list, what they say, and what could not be understood."""
    language, args = filters.language(), _args(view)
    typed = resolved(told(reads, args), sessions.person())
    # A box that is not ticked narrows nothing.
    wanted = {name: typed[name] for name in view.filters if typed.get(name)}
    found: tuple[Fault, ...] = ()
    try:
        # Nobody's department stands in for one that was left open: a list is of all.
        values = reads.load(wanted, people.NOBODY)
    except Rejected as fault:
        found = tuple(one for one in fault.faults if isinstance(one, Fault))
        values = reads.load({}, people.NOBODY)
    form = Form(
        noun=view.noun.name,
        act=Act(name="index", asked=reads, rights=(), on_thing=False),
        by=sessions.person(),
        language=language,
        typed={name: tuple(every) for name, every in args.lists()},
        faults=found,
    )
    by = sessions.person()
    inputs = tuple(
        one
        for one in filters_of(form, view.filters)
        if (one.widget != "select" or len(one.options) > 1)
        and not (by.enterprise and one.name in OWN)
    )
    return inputs, values, [faults.field_fault(one, language) for one in found]


def _show(view: View) -> Callable[[Any], str]:
    noun = view.noun
    assert noun.show is not None
    read = noun.show

    def show(key: Any) -> str:
        by = sessions.person()
        record = read(key, by=by)
        return flask.render_template(
            view.template,
            view=view,
            noun=noun,
            record=record,
            key=key,
            open_acts=noun.open_to(by, record),
            events=_events(noun, key),
            actor=names.actor,
            **(view.more(record) if view.more else {}),
        )

    return show


def _events(noun: Noun, key: Any) -> tuple[Any, ...]:
    """What the log says of a thing, for whoever may read logs."""
    by = sessions.person()
    case = noun.case(key) if noun.case else ""
    if not case or not may(by, Right.READ_LOG) or not follows(by, case):
        return ()
    return history.events(case, by=by, most=MOST)
