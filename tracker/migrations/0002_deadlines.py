"""Limits of working days."""

SCRIPT = """
CREATE TABLE "deadline" (
    "id" {key},
    "case" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK (kind <> ''),
    "owner" TEXT NOT NULL,
    "start" DATE NOT NULL,
    "counted" TEXT NOT NULL,
    "due" DATE NOT NULL,
    "provisional" {flag} NOT NULL,
    "met" {moment},
    "dropped" TEXT NOT NULL,
    "overdue" {moment}
);
CREATE INDEX "deadline_owner" ON "deadline" ("owner");
CREATE INDEX "deadline_due" ON "deadline" ("due");
CREATE UNIQUE INDEX "deadline_case_kind" ON "deadline" ("case", "kind")
"""
