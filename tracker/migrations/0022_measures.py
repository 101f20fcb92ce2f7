"""Measures tell what was counted, and a suggestion stands once for each period; meetings are kept.

No measure was ever stored before: the table is made anew, with its columns where they belong.
"""

SCRIPT = """
DROP TABLE "measure";
CREATE TABLE "measure" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "appeals" TEXT NOT NULL,
    "counted" INTEGER NOT NULL,
    "among" INTEGER NOT NULL,
    "first" DATE NOT NULL,
    "last" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "decided" {moment},
    "answer" TEXT NOT NULL,
    "answered" {moment},
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "measure_department_id" ON "measure" ("department_id");
CREATE UNIQUE INDEX "measure_department_id_trigger_first_last"
    ON "measure" ("department_id", "trigger", "first", "last");
CREATE TABLE "meeting" (
    "id" {key},
    "day" DATE NOT NULL,
    "first" DATE NOT NULL,
    "last" DATE NOT NULL,
    "participants" TEXT NOT NULL,
    "decisions" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL
);
CREATE UNIQUE INDEX "meeting_day" ON "meeting" ("day")
"""
