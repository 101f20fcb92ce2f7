"""An account with a password, for tests of what rests on one."""

from tests.tracker import builders
from tracker import credentials, people, sign_ins
from tracker.records import Person, Role, SignedIn

LOGIN = "zhang"
PASSWORD = "春江潮水连海平,海上明月"


def account(login: str = LOGIN, role: Role = Role.COMMITTEE) -> Person:
    """An account with the password."""
    person = people.add(Person(login, "张三", role), by=builders.OPERATOR)
    credentials.accept(credentials.invite(login, by=builders.OPERATOR), PASSWORD)
    return person


def sign_in(login: str = LOGIN, password: str = PASSWORD, **fields: str) -> SignedIn:
    """Sign in."""
    return sign_ins.sign_in(login, password, **fields)
