"""
Every setting of the web room: its name in the environment, its only default, what it means.

A start reads them once; below, they travel as one frozen `Config`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env

from calendars import ADDRESS
from web import robot_file, secrets

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class BadSetting(Exception):
    """A setting that cannot be used; the message names it, what was found, what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """
    How this installation runs; each field is ``ONEVISIT_`` and its name in capitals.

    Parameters
    ----------
    database_url
        Where the records are kept, ``sqlite:///PATH`` or ``postgresql://…``.
    base_url
        Under which address readers reach the pages: links and visit codes start with it.
    host, port
        Where `onevisit serve` listens.
    threads
        Requests that are answered at once.
    out_dir
        The folder in which weeks are written down, one folder a week.
    mail
        The committee's mailbox, which calendars name as the organizer.
    phone
        The number on notices for questions and complaints; empty: a blank to be filled in.
    font_dir
        A folder of fonts for notices that goes before our own, or nothing.
    language
        Of the command line, ``zh`` or ``en``.
    time_limit
        Seconds a planning run may take.
    workers
        Processes that may compute at once.
    seed
        Of the planner's random choices.
    job_workers
        Runs that `onevisit work` carries out at once.
    secret_key
        What cookies are signed with; empty: a key of this machine's own, kept beside an embedded
        database. Several hosts must share one.
    proxies
        How many proxies stand between readers and this server; their word is taken for whoever
        asks. None by default.
    plain_http
        Whether pages may go off this machine without encryption, as in a closed network.
    metrics_token
        Who may read `/metrics` from another machine; empty: nobody.
    api_limit, api_plan_limit
        Calls of the API that a token, or an address without one, may make in a minute in each
        process of the server: of all kinds, and of the planner.
    smtp_host, smtp_port
        The server that takes our mail; without a host no mail is sent.
    smtp_user, smtp_password
        How we are known there; empty: without a login.
    smtp_security
        ``starttls``, ``ssl`` or ``none``; the last one for a server on this machine or in a closed
        network.
    smtp_sender
        The address that mail comes from; empty: the committee's mailbox.
    smtp_timeout
        Seconds to wait for each answer of the server.
    caldav_url
        The folder on a calendar server in which our calendars are kept; empty: on none.
    caldav_user, caldav_password
        How we are known there; empty: without a login.
    caldav_timeout
        Seconds to wait for each answer of that server.
    robots
        A file that names the robots of chat groups, or nothing: see `web.robot_file`.
    """

    database_url: str = "sqlite:///var/onevisit.db"
    base_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    out_dir: Path = Path("out")
    mail: str = "committee@onevisit.example"
    phone: str = ""
    font_dir: Path | None = None
    language: str = "zh"
    time_limit: float = 10.0
    workers: int = 2
    seed: int = 1
    job_workers: int = 1
    secret_key: str = ""
    proxies: int = 0
    plain_http: bool = False
    metrics_token: str = ""
    api_limit: int = 300
    api_plan_limit: int = 10
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_security: str = "starttls"
    smtp_sender: str = ""
    smtp_timeout: float = 30.0
    caldav_url: str = ""
    caldav_user: str = ""
    caldav_password: str = field(default="", repr=False)
    caldav_timeout: float = 30.0
    robots: Path | None = None

    def __post_init__(self) -> None:
        faults = [
            f"ONEVISIT_{name.upper()} is {found!r}, expected {expected}"
            for name, found, good, expected in self._claims()
            if not good
        ]
        if faults:
            raise BadSetting("\n".join(faults))

    def _claims(self) -> tuple[tuple[str, object, bool, str], ...]:
        """What must hold: setting, value, whether it does, and what is expected."""
        link = urlsplit(self.base_url)
        return (
            (
                "base_url",
                self.base_url,
                link.scheme in ("http", "https") and bool(link.hostname) and not link.query,
                "http://… or https://…",
            ),
            ("mail", self.mail, bool(ADDRESS.fullmatch(self.mail)), "a mail address"),
            ("port", self.port, 0 < self.port < 65536, "1 to 65535"),
            ("threads", self.threads, self.threads > 0, "1 or more"),
            ("language", self.language, self.language in ("zh", "en"), "'zh' or 'en'"),
            ("time_limit", self.time_limit, self.time_limit > 0, "more than 0"),
            ("workers", self.workers, self.workers > 0, "1 or more"),
            ("job_workers", self.job_workers, self.job_workers > 0, "1 or more"),
            ("api_limit", self.api_limit, self.api_limit > 0, "1 or more"),
            ("api_plan_limit", self.api_plan_limit, self.api_plan_limit > 0, "1 or more"),
            ("proxies", self.proxies, 0 <= self.proxies < 10, "0 to 9"),
            *self._claims_of_mail(),
            *self._claims_of_caldav(),
            *(("robots", str(self.robots), False, one) for one in robot_file.faults(self.robots)),
            *secrets.claims(self.secret_key, self.metrics_token),
            (
                "font_dir",
                str(self.font_dir),
                self.font_dir is None or self.font_dir.is_dir(),
                "an existing folder",
            ),
        )

    def _claims_of_mail(self) -> tuple[tuple[str, object, bool, str], ...]:
        """The same of the settings of mail; what goes into headers and commands is one address."""
        sender, user, secured = self.smtp_sender, self.smtp_user, self.smtp_security
        fits = not user or secured != "none" or self.smtp_host in LOOPBACK
        return (
            ("smtp_port", self.smtp_port, 0 < self.smtp_port < 65536, "1 to 65535"),
            ("smtp_sender", sender, not sender or bool(ADDRESS.fullmatch(sender)), "an address"),
            ("smtp_timeout", self.smtp_timeout, 0 < self.smtp_timeout <= 300, "0 to 300"),
            (
                "smtp_security",
                secured,
                secured in ("starttls", "ssl", "none") and fits,
                "'starttls' or 'ssl'; 'none' without a login, or on this machine",
            ),
        )

    def _claims_of_caldav(self) -> tuple[tuple[str, object, bool, str], ...]:
        """The same of the calendar server, which is shown a password only where nobody listens."""
        seconds, url = self.caldav_timeout, urlsplit(self.caldav_url)
        secured = url.scheme == "https" or (url.scheme == "http" and url.hostname in LOOPBACK)
        plain = not (url.username or url.password or url.query or url.fragment)
        return (
            (
                "caldav_url",
                url._replace(netloc=url.hostname or "").geturl(),
                not self.caldav_url or (secured and bool(url.hostname) and plain),
                "https://…, or http:// on this machine, without a name or password in it",
            ),
            ("caldav_timeout", seconds, 0 < seconds <= 300, "0 to 300"),
        )

    @classmethod
    def from_env(cls) -> "Config":
        """
        The settings of this process.

        Raises
        ------
        BadSetting
            If a value cannot be used; every such value is named.
        """
        env = Env(prefix="ONEVISIT_")
        readers: dict[str, Callable[[str], Any]] = {
            "port": env.int,
            "threads": env.int,
            "workers": env.int,
            "seed": env.int,
            "job_workers": env.int,
            "proxies": env.int,
            "api_limit": env.int,
            "api_plan_limit": env.int,
            "plain_http": env.bool,
            "time_limit": env.float,
            "smtp_port": env.int,
            "smtp_timeout": env.float,
            "caldav_timeout": env.float,
            "out_dir": env.path,
            "font_dir": env.path,
            "robots": env.path,
        }
        found: dict[str, Any] = {}
        faults = []
        for name in cls.__dataclass_fields__:
            raw = env.str(name.upper(), "")
            if not raw:
                continue
            try:
                found[name] = readers.get(name, env.str)(name.upper())
            except ValueError:
                expected = "0 or 1" if name == "plain_http" else "a number"
                faults.append(f"ONEVISIT_{name.upper()} is {raw!r}, expected {expected}")
        if faults:
            raise BadSetting("\n".join(faults))
        return cls(**found)

    @property
    def sender(self) -> str:
        """The address that mail comes from."""
        return self.smtp_sender or self.mail

    @property
    def link(self) -> str:
        """The base address without a slash at the end."""
        return self.base_url.rstrip("/")
