"""When limits were met and when acts were done: reports of a month look for both in years."""

SCRIPT = """
CREATE INDEX "deadline_met" ON "deadline" ("met");
CREATE INDEX "event_act_moment" ON "event" ("act", "moment")
"""
