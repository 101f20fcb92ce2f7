"""What the public is shown, in words: the banner and the sections of the mechanism."""

from tracker.records.publicity import Banner, Mechanism, Section
from web import wording

SECTIONS = ("calls", "visits", "disturbances", "supervision")
"""Of the words that stand until the committee has published its own."""


def banner(shown: Banner, language: str) -> str:
    """What stands above every page while something about the policy is to be known."""
    key = f"policy.banner.{shown.standing}"
    until = wording.dated(shown.trial_until, language) if shown.trial_until else ""
    return wording.say(key, language, title=shown.title, until=until)


def sections(published: Mechanism | None, language: str) -> tuple[Section, ...]:
    """What the committee has published, or the words of the house before the first time."""
    if published is not None:
        return published.sections
    return tuple(
        Section(
            wording.say(f"mechanism.{name}.title", language),
            wording.say(f"mechanism.{name}.text", language),
        )
        for name in SECTIONS
    )


def read_sections(text: str) -> tuple[Section, ...]:
    """The sections of a text: a heading begins with ``#``, what follows stands below it."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            found.append((line.lstrip("#").strip(), []))
        elif found:
            found[-1][1].append(line)
        elif line.strip():
            found.append(("", [line]))
    return tuple(Section(title, "\n".join(lines).strip()) for title, lines in found)
