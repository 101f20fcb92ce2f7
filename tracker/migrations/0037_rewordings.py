"""How often entries of calendars were reworded by something else than a new plan."""

SCRIPT = """
CREATE TABLE "rewording" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "changed" {moment} NOT NULL
);
CREATE UNIQUE INDEX "rewording_uid" ON "rewording" ("uid")
"""
