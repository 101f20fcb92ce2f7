"""A visit is found by its uid in whatever version it is; waiting limits are found by their day."""

SCRIPT = """
CREATE INDEX "visit_uid" ON "visit" ("uid");
CREATE INDEX "waiting_deadline" ON "deadline" ("due", "id") WHERE met IS NULL AND dropped = ''
"""
