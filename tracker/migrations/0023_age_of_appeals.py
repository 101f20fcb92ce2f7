"""Open appeals are counted and sorted by their age, in the index alone."""

SCRIPT = """
DROP INDEX "appeal_state";
CREATE INDEX "appeal_state_received" ON "appeal" ("state", "received")
"""
