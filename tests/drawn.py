"""
Tiny random weeks in which every field of the week file occurs.

They keep the triangle inequality, no absence is shorter than a journey, and fixed visits alone
never need more teams than there are; else anything may clash with anything.
"""

from random import Random
from typing import Any

from optimizer import Problem, load_problem
from tests.brute import fixed_starts, teams_are_enough

DEPARTMENTS = ("fire", "tax", "env")
DAYS = ("Mon", "Tue")
SESSIONS = (("09:00", "11:00"), ("13:00", "14:30"))


def tiny(seed: int) -> Problem:
    """A week of at most 6 requests, at most 4 of them at one enterprise."""
    drawn = _Draw(Random(seed))
    week = drawn.week()
    problem = load_problem(week)
    if not teams_are_enough(problem, fixed_starts(problem)):
        problem = load_problem({**week, "fixed": []})
    return problem


class _Draw:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.grid = random.choice((15, 20, 30, 30))
        self.days = DAYS[: random.randint(1, 2)]
        self.enterprises = [f"e{one}" for one in range(random.randint(1, 3))]

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def week(self) -> dict[str, Any]:
        requests = self.requests()
        week: dict[str, Any] = {
            "format": "onevisit/week/1",
            "week": "2026-W48",
            "grid": self.grid,
            "days": list(self.days),
            "sessions": ["-".join(one) for one in SESSIONS],
            "travel": self.travel(),
            "departments": [self.department(one) for one in DEPARTMENTS],
            "enterprises": [self.enterprise(one) for one in self.enterprises],
            "requests": requests,
        }
        self.sets(week, requests)
        self.history(week, requests)
        return week

    def travel(self) -> dict[str, Any]:
        ways = self.random.choice(((0, 0, 0), (20, 20, 20), (15, 25, 25), (12, 17, 23)))
        ab, bc, ac = self.random.sample(ways, 3)
        return {
            "within": self.random.choice((0, 0, 5, 10)),
            "between": {"a": {"b": ab, "c": ac}, "b": {"c": bc}},
        }

    def clock(self, minute: int) -> str:
        return f"{minute // 60:02d}:{minute % 60:02d}"

    def stretch(self, least: int, most: int) -> str:
        """A window of a day, mostly inside a session."""
        length = self.random.randrange(least, most + 1, 5)
        start = self.random.choice((540, 540, 550, 570, 600, 780, 780, 790))
        day = self.random.choice(DAYS if self.often(0.1) else self.days)
        return f"{day} {self.clock(start)}-{self.clock(start + length)}"

    def department(self, name: str) -> dict[str, Any]:
        teams = 0 if self.often(0.04) else self.random.choice((1, 1, 2, 2, 3))
        row: dict[str, Any] = {"id": name, "teams": teams}
        if teams and self.often(0.3):
            away = self.random.randint(1, min(teams, 2))
            row["away"] = [{"teams": away, "when": self.stretch(60, 90)}]
        return row

    def enterprise(self, name: str) -> dict[str, Any]:
        row: dict[str, Any] = {"id": name, "zone": self.random.choice("abc")}
        if self.often(0.3):
            row["closed"] = [self.stretch(30, 60)]
        if self.often(0.25):
            row["most_departments"] = self.random.randint(1, 2)
        if self.often(0.25):
            row["most_inspectors"] = self.random.randint(2, 5)
        if self.often(0.2):
            row["most_visits"] = self.random.choice((0, 1, 1, 2, 2))
        if self.often(0.3):
            row["lead_order"] = self.random.sample(DEPARTMENTS, self.random.randint(1, 3))
        return row

    def requests(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        for index in range(self.random.randint(2, 6)):
            enterprise = self.random.choice(self.enterprises)
            if sum(one["enterprise"] == enterprise for one in rows) < 4:
                department = self.random.choice(DEPARTMENTS)
                rows.append(self.request(f"{department}-{index}", department, enterprise))
        return rows

    def request(self, name: str, department: str, enterprise: str) -> dict[str, Any]:
        minutes = self.random.choice((20, 25, 30, 40, 45, 60, 60, 75))
        windows = [
            self.stretch(minutes + 15, minutes + 90) for _ in range(self.random.randint(1, 2))
        ]
        if self.often(0.1):
            windows.append(self.stretch(10, 15))
        row: dict[str, Any] = {
            "id": name,
            "department": department,
            "enterprise": enterprise,
            "minutes": minutes,
            "windows": windows,
        }
        for field, share, values in (
            ("teams", 0.2, (2,)),
            ("inspectors", 0.4, (1, 3)),
            ("may_lead", 0.25, (False,)),
            ("announced", 0.08, (False,)),
            ("priority", 0.4, (2, 5, 9)),
        ):
            if self.often(share):
                row[field] = self.random.choice(values)
        return row

    def sets(self, week: dict[str, Any], requests: list[dict[str, Any]]) -> None:
        for name in self.enterprises:
            own = [one["id"] for one in requests if one["enterprise"] == name]
            if len(own) >= 2 and self.often(0.25):
                size = 2 if self.often(0.7) else len(own)
                week.setdefault("together", []).append(self.random.sample(own, size))
            if len(own) >= 2 and self.often(0.3):
                week.setdefault("apart", []).append(self.random.sample(own, 2))
            if own and self.often(0.3):
                week.setdefault("fixed", []).append(self.fixed(name, own, requests))

    def fixed(
        self, enterprise: str, own: list[str], requests: list[dict[str, Any]]
    ) -> dict[str, Any]:
        chosen = self.random.sample(own, self.random.randint(1, min(2, len(own))))
        start = self.random.choice(requests)["windows"][0].split("-")[0]
        row: dict[str, Any] = {"enterprise": enterprise, "start": start, "requests": chosen}
        row["open"] = self.often(0.6)
        if self.often(0.5):
            row["lead"] = chosen[0].partition("-")[0]
        return row

    def history(self, week: dict[str, Any], requests: list[dict[str, Any]]) -> None:
        if self.often(0.5):
            week["previous"] = [
                {"request": one["id"], "start": self.random.choice(one["windows"]).split("-")[0]}
                for one in requests
                if self.often(0.6)
            ]
            if self.often(0.4):
                week["most_moved"] = self.random.randint(0, 2)
