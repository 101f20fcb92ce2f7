"""Whoever calls: what their token stands for."""

import datetime as dt
from dataclasses import dataclass

import flask

from tracker.records import Person
from web import access, sessions
from web.api import answers
from web.api.operation import Operation


@dataclass(frozen=True, slots=True)
class Caller:
    """For whom a token acts, how far, and until when."""

    person: Person
    name: str
    reads_only: bool
    ends: dt.datetime


def show() -> flask.Response:
    """For whom this token acts."""
    token = flask.g.api_token
    known = Caller(sessions.person(), token.name, token.reads_only, token.ends)
    return answers.read(answers.body_of(known))


OPERATIONS = (
    Operation(
        method="GET",
        path="/me",
        name="me",
        tag="me",
        roles=access.PEOPLE,
        view=show,
        words=("api.me",),
        answers=Caller,
        conditional=True,
    ),
)
