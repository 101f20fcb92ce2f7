"""
Thunderbird without a screen, with a feed subscribed: run with the address of the feed and an empty
folder for its profile.

Each line of standard input tells in JSON what should stand there; it fetches the feed anew, waits
until that is so or no more, and answers with one line of what does stand there.
"""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

WAITING = 90
"""Seconds for it to start, and for a refresh."""

PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("calendar.timezone.local", "Asia/Shanghai");
user_pref("calendar.timezone.useSystemTimezone", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.spotlight.firstRunDone", true);
user_pref("mailnews.start_page.enabled", false);
"""

SUBSCRIBE = """
const [address, done] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const feed = cal.manager.createCalendar("ics", Services.io.newURI(address));
feed.name = "feed";
cal.manager.registerCalendar(feed);
done(true);
"""

REFRESH = """
const [done] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
cal.manager.getCalendars().find((one) => one.name === "feed").refresh();
done(true);
"""

SHOW = """
const [done] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const feed = cal.manager.getCalendars().find((one) => one.name === "feed");
const told = (one) => [
  one.id,
  one.startDate.icalString,
  one.startDate.timezone.tzid,
  one.status,
  one.getProperty("SEQUENCE") ?? "0",
  one.title,
];
const all = Ci.calICalendar.ITEM_FILTER_ALL_ITEMS;
feed.getItemsAsArray(all, 0, null, null).then((items) => done(items.map(told)), done);
"""


class Remote:
    """Its remote control: numbered questions and answers, each led by its length."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=WAITING)
        self._number = 0
        self._read()
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self.ask("Marionette:SetContext", {"value": "chrome"})

    def ask(self, name: str, told: dict[str, Any]) -> Any:
        """What it answers."""
        self._number += 1
        question = json.dumps([0, self._number, name, told]).encode()
        self._socket.sendall(b"%d:%s" % (len(question), question))
        _, number, fault, answer = self._read()
        if fault or number != self._number:
            raise RuntimeError(f"{name}: {fault}")
        return answer

    def does(self, script: str, *told: Any) -> Any:
        """What a script within it comes to."""
        return self.ask("WebDriver:ExecuteAsyncScript", {"script": script, "args": told})["value"]

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._some(1)
        content = b""
        while len(content) < int(length[:-1]):
            content += self._some(int(length[:-1]) - len(content))
        return json.loads(content)

    def _some(self, most: int) -> bytes:
        part = self._socket.recv(most)
        if not part:
            raise RuntimeError("thunderbird has hung up")
        return part


def started(profile: Path) -> tuple["subprocess.Popen[bytes]", Remote]:
    """It, and its remote control."""
    (profile / "user.js").write_text(PREFERENCES)
    words = ("--headless", "--no-remote", "--marionette", "--remote-allow-system-access")
    process = subprocess.Popen(
        ["thunderbird", *words, "--profile", str(profile)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    port, end = profile / "MarionetteActivePort", time.monotonic() + WAITING
    while not (port.exists() and port.read_text()):
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise RuntimeError("thunderbird did not start")
        time.sleep(0.1)
    return process, Remote(int(port.read_text()))


def refreshed(remote: Remote, wanted: list[list[str]]) -> Any:
    """What stands there once it is as wanted, or when waiting is over."""
    remote.does(REFRESH)
    end = time.monotonic() + WAITING
    while (found := sorted(remote.does(SHOW))) != wanted and time.monotonic() < end:
        time.sleep(0.1)
    return found


if __name__ == "__main__":
    program, remote = started(Path(sys.argv[2]))
    try:
        remote.does(SUBSCRIBE, sys.argv[1])
        for line in sys.stdin:
            sys.stdout.write(json.dumps(refreshed(remote, json.loads(line))) + "\n")
            sys.stdout.flush()
    finally:
        program.terminate()
        program.wait(WAITING)
