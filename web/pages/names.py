"""What ids are called, asked for once in a request however many lines tell of them."""

from collections.abc import Mapping

import flask

from tracker import enterprises, people
from tracker.acts import Act as Right
from tracker.appeals import colleagues
from tracker.permissions import may
from web import filters, sessions, things
from web.acts.sources import all_departments


def department(code: str | None) -> str:
    """The name of a department by its id; the id itself for one that is not there."""
    if not code:
        return ""
    if "departments" not in flask.g:
        flask.g.departments = dict(all_departments(sessions.person()))
    names: Mapping[str, str] = flask.g.departments
    return names.get(code, code)


def enterprise(code: str) -> str:
    """The name of an enterprise by its id, for whoever may read the register; else the id."""
    by = sessions.person()
    if not may(by, Right.READ_REGISTERS):
        return code
    if "enterprises" not in flask.g:
        flask.g.enterprises = enterprises.names(by=by)
    names: Mapping[str, str] = flask.g.enterprises
    return names.get(code, code)


def numbered(kind: str, number: int) -> str:
    """What has no name but its number, called by its kind too, such as 扰企反映 5."""
    return things.thing(kind, number, filters.language()).strip()


def signer(login: str) -> str:
    """The name of somebody who may sign, by login."""
    if "signers" not in flask.g:
        flask.g.signers = colleagues.names(by=sessions.person())
    names: Mapping[str, str] = flask.g.signers
    return names.get(login, login)


def actor(login: str) -> str:
    """Who did something that the log tells: the name of the account, or a word for a desk."""
    if "actors" not in flask.g:
        by = sessions.person()
        flask.g.actors = people.called(by=by) if may(by, Right.READ_LOG) else {by.login: by.name}
    names: Mapping[str, str] = flask.g.actors
    return names.get(login) or filters.known(f"actor.{login.partition(':')[0]}") or login
