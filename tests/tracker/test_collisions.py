"""Collisions are known by the database's code, whatever language its words are in."""

import sqlite3

import peewee
import psycopg
import pytest

from tracker.collisions import is_busy, is_full, is_taken


def sqlite(name: str) -> sqlite3.OperationalError:
    fault = sqlite3.OperationalError("数据库已锁定")
    fault.sqlite_errorname = name
    return fault


@pytest.mark.parametrize(
    "cause",
    [
        psycopg.errors.LockNotAvailable("由于锁超时，正在取消查询语句"),
        psycopg.errors.DeadlockDetected("检测到死锁"),
        psycopg.errors.SerializationFailure("由于同步更新而无法串行访问"),
        sqlite("SQLITE_BUSY"),
        sqlite("SQLITE_BUSY_SNAPSHOT"),
    ],
)
def test_another_writer_is_busy(cause: Exception):
    assert is_busy(peewee.OperationalError(cause, *cause.args))


@pytest.mark.parametrize(
    "cause",
    [
        psycopg.errors.UniqueViolation("重复键违反唯一约束"),
        sqlite("SQLITE_CONSTRAINT_UNIQUE"),
        sqlite("SQLITE_CONSTRAINT_PRIMARYKEY"),
    ],
)
def test_a_name_is_taken(cause: Exception):
    assert is_taken(peewee.IntegrityError(cause, *cause.args))


def test_other_faults_are_nobody_elses_doing():
    for cause in (
        psycopg.errors.ForeignKeyViolation("unique lock"),
        psycopg.OperationalError("connection lost on a block device"),
        sqlite("SQLITE_CONSTRAINT_FOREIGNKEY"),
    ):
        fault = peewee.DatabaseError(cause, *cause.args)
        assert not any(known(fault) for known in (is_busy, is_taken, is_full))
    assert not is_busy(peewee.OperationalError("Connection already opened."))


@pytest.mark.parametrize(
    "words",
    [
        "sorry, too many clients already",
        'too many connections for role "onevisit"',
        "remaining connection slots are reserved for roles with the SUPERUSER attribute",
    ],
)
def test_a_server_is_full(words: str):
    cause = psycopg.OperationalError(f"connection failed: FATAL:  {words}")

    assert is_full(peewee.OperationalError(cause, *cause.args))
