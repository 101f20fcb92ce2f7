"""What a browser sends, without the one sign that no database keeps and nobody sees."""

import flask
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.utils import cached_property

from web import sessions

NOTHING = "\0"
"""Comes along with what is copied from some programs; PostgreSQL takes no question with it."""


class Incoming(flask.Request):
    """A request; a program's stays as it was sent, for it is told what was wrong with it."""

    @cached_property
    def args(self) -> ImmutableMultiDict[str, str]:
        """What stands behind the question mark."""
        return self._without(super().args)

    @cached_property
    def form(self) -> ImmutableMultiDict[str, str]:
        """What was typed into a form."""
        return self._without(super().form)

    def _without(self, sent: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
        if self.path.startswith(sessions.PROGRAMS):
            return ImmutableMultiDict(sent)
        pairs = sent.items(multi=True)
        return ImmutableMultiDict(
            [(name.replace(NOTHING, ""), said.replace(NOTHING, "")) for name, said in pairs]
        )


def attach(app: flask.Flask) -> None:
    """Read every request so."""
    app.request_class = Incoming
