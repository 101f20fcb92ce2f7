"""Other times that enterprises propose for visits."""

SCRIPT = """
CREATE TABLE "time_proposal" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "slots" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "made" {moment} NOT NULL,
    "by_code" {flag} NOT NULL,
    "state" TEXT NOT NULL,
    "start" {moment},
    "answer" TEXT NOT NULL,
    "decided" {moment},
    "actor" TEXT NOT NULL
);
CREATE INDEX "time_proposal_uid" ON "time_proposal" ("uid")
"""
