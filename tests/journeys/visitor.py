"""A person before the pages: reads, follows links and fills forms by the words that stand there."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from web import things, wording
from web.demos import script
from web.filters import HEADS
from web.forms.inputs import label

GRAVE = ("serious", "critical")
FORM_AGAIN = ("status of 401", "status of 409", "status of 422")
"""What a browser says of a form that comes back because of what was typed; its page tells why."""

LATIN = re.compile(r"[A-Za-z][A-Za-z_-]+")
NAMES = re.compile(
    r"\S*\d\S*|OneVisit|Excel|PDF|QR|API|xlsx|xls|ods|csv|English|\S*@\S*"
    r"|(?:fire|emb)-\w+|parkoffice|centre|supervisor|admin|firm\d|committee|Demo-\S+"
    r"|Google|Outlook|Microsoft|Nextcloud|Thunderbird|Evolution|GNOME|ICSx⁵"
)
"""What is written in Latin letters in Chinese too: numbers of things, files, logins, products."""

HAN = re.compile(r"[\u4e00-\u9fff]")
FIXED = "label:not(:has(input)), legend, button, summary, thead th[scope=col], small.hint, a.button"
"""What is always the program's own words, and never somebody's data."""

PATIENCE = 15_000
"""Milliseconds after which somebody would be stuck, on a busy machine too."""

SHAPE = """() => [...new Set([...document.querySelectorAll('*')].map(
    one => one.tagName + '.' + one.className + ':' + (one.name || '')))].sort().join()"""


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody reads: in which language, how wide, with scripts or without."""

    language: str
    width: int
    script: bool = True

    def __str__(self) -> str:
        return f"{self.language}-{self.width}" + ("" if self.script else "-plain")


PHONE, DESK = Way("zh", 360), Way("en", 1440)
PLAIN = Way("zh", 1440, script=False)
WAYS = (PHONE, DESK)
WITHOUT_SCRIPT = (*WAYS, PLAIN)


@dataclass
class Visitor:
    """
    One window, in which every page that comes is looked at.

    Parameters
    ----------
    examined
        Shapes of pages that were examined already; shared by all visitors, so that each kind of
        page is examined once for each width.
    trouble
        What should not have happened.
    """

    page: Page
    address: str
    way: Way
    examined: set[str]
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        expect.set_options(timeout=PATIENCE)
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        self.page.on("request", self._leave)
        self.page.on("response", self._fail)

    def _hear(self, said: ConsoleMessage) -> None:
        if not any(one in said.text for one in FORM_AGAIN):
            self.trouble.append(f"console: {said.text}")

    def _leave(self, asked: Request) -> None:
        if not asked.url.startswith((self.address, "data:", "blob:")):
            self.trouble.append(f"another host: {asked.url}")

    def _fail(self, got: Response) -> None:
        if got.status >= 500 or got.status == 404:
            self.trouble.append(f"{got.status}: {got.url}")

    def say(self, key: str, **facts: object) -> str:
        """The sentence that stands on the page, in its language."""
        said = wording.say(key, self.way.language, **facts)
        return wording.begun(said) if key.startswith(HEADS) else said

    def cell(self, value: object) -> str:
        """A code as the page shows it."""
        return str(wording.cell(value, self.way.language))

    def comes(self, path: str = "/") -> None:
        """Type the address of the house, or of a page that a poster names."""
        prefix = "" if self.way.language == "zh" else "/en"
        self.page.goto(f"{self.address}{prefix}{path}")
        self.look()

    def enters(self, login: str) -> None:
        """Come, and sign in with the password that everybody in the story has."""
        self.comes()
        self.follow("door.sign_in")
        self.write(self.say("door.login"), login)
        self.write(self.say("door.password"), script.page("cast").text("password"))
        self.press("door.sign_in")
        self.sees(self.say("home.waiting"))

    def follow(self, key: str, within: str = "body", **facts: object) -> None:
        """Click a link that bears the words of a key."""
        self.open(self.say(key, **facts), within)

    def open(self, words: str, within: str = "body") -> None:
        """Click the first link that bears exactly these words."""
        self.go(self.page.locator(within).get_by_role("link", name=words, exact=True).first)

    def open_number(self, kind: str, number: int) -> None:
        """Click what a list calls by its kind and its number."""
        self.open(things.thing(kind, number, self.way.language).strip(), "main table")

    def find(self, words: str) -> None:
        """Click the first link of the page itself in which these words stand."""
        self.go(self.page.locator("main").get_by_role("link", name=words).first)

    def menu(self, noun: str) -> None:
        """Open a page by the navigation."""
        self.follow(f"noun.{noun}", "nav.menu")

    def tab(self, name: str) -> None:
        """Turn to another page of the week."""
        self.follow(f"week.tab.{name}", "nav.tabs")

    def press(self, key: str, within: str = "main", **facts: object) -> None:
        """Press the button that bears the words of a key."""
        area = self.page.locator(within)
        self.go(area.get_by_role("button", name=self.say(key, **facts), exact=True).first)

    def go(self, what: Locator) -> None:
        """Click on something that leads to another page, and look at that."""
        with self.page.expect_navigation():
            what.click()
        self.look()

    def enter_key(self, what: Locator) -> None:
        """Reach something by the keyboard, press the enter key, and look at where it leads."""
        what.focus()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def field(self, name: str) -> Locator:
        """What a label is about, with the mark of what must be told or without."""
        must = self.say("form.must")
        whole = re.compile(rf"^\s*{re.escape(name)}\s*({re.escape(must)})?\s*$")
        return self.page.locator("main").get_by_label(whole).first

    def asked(self, noun: str, name: str) -> Locator:
        """What the label of a field of a noun's acts is about."""
        return self.field(label(noun, name, self.way.language))

    def write(self, name: str, text: str) -> None:
        """Fill in what has a label."""
        self.field(name).fill(text)

    def tell(self, noun: str, **told: str) -> None:
        """Fill in fields of a noun's acts."""
        for name, text in told.items():
            self.asked(noun, name).fill(text)

    def choose(self, noun: str, **codes: StrEnum) -> None:
        """Choose from the lists of a noun's acts, by the words of codes."""
        for name, code in codes.items():
            self.asked(noun, name).select_option(label=self.cell(code))

    def does(self, act: str, **told: str) -> None:
        """Follow the way to an act, fill its form in, and press its button."""
        self.follow(f"act.{act}", "main")
        self.tell(act.partition(".")[0], **told)
        self.press(f"act.{act}")

    def pick(self, name: str, words: str) -> None:
        """Choose one of a list by its words."""
        self.field(name).select_option(label=words)

    def tick(self, words: str) -> None:
        """Tick the box, or choose the circle, beside these words."""
        self.page.locator("main label.box", has_text=words).first.locator("input").check()

    def hand_in(self, name: str, path: Path) -> None:
        """Choose a file."""
        self.field(name).set_input_files(path)

    def sees(self, *words: str) -> None:
        """All of these stand on the page."""
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one, use_inner_text=True)

    def misses(self, *words: str) -> None:
        """None of these stands on the page."""
        for one in words:
            expect(self.page.locator("main")).not_to_contain_text(one, use_inner_text=True)

    def told(self, key: str, **facts: object) -> None:
        """The page says, once, what has just been done."""
        said = self.page.locator(".flash").first
        expect(said).to_contain_text(self.say(key, **facts))

    def look(self) -> None:
        """Examine the page that came: words of the other language, what axe finds, its width."""
        where = self.page.url.removeprefix(self.address)
        self.trouble += [f"{where}: {one}" for one in self._strange_words()]
        shape = str(self.page.evaluate(SHAPE)) + str(self.way.width)
        name = hashlib.sha256(shape.encode()).hexdigest()
        if not self.way.script or name in self.examined:
            return
        self.examined.add(name)
        too_wide = "document.documentElement.scrollWidth - window.innerWidth"
        if self.page.evaluate(too_wide) > 0:
            self.trouble.append(f"{where}: wider than {self.way.width} px")
        found = Axe().run(self.page).response["violations"]
        grave = [one for one in found if one["impact"] in GRAVE]
        self.trouble += [f"{where}: axe {one['id']} {one['nodes'][0]['html']}" for one in grave]

    def _strange_words(self) -> Iterator[str]:
        """English on a Chinese page; Chinese in what is no data on an English one."""
        if self.way.language == "zh":
            told = self.page.locator("main").inner_text()
            yield from sorted({one for one in LATIN.findall(NAMES.sub(" ", told))})
            return
        for one in self.page.locator("main").locator(FIXED).all_inner_texts():
            if HAN.search(one):
                yield one


@contextmanager
def at_ease(visitor: Visitor) -> Iterator[Visitor]:
    """A visit in the course of which nothing was wrong."""
    yield visitor
    assert visitor.trouble == [], "\n".join(visitor.trouble)
