"""What happens at a visit, and requests that come from findings."""

SCRIPT = """
CREATE TABLE "visit_case" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "state" TEXT NOT NULL
);
CREATE UNIQUE INDEX "visit_case_uid" ON "visit_case" ("uid");
CREATE TABLE "response" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "moment" {moment} NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "response_department_id" ON "response" ("department_id");
CREATE UNIQUE INDEX "response_uid_department_id" ON "response" ("uid", "department_id");
CREATE TABLE "attendance" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "presence" TEXT NOT NULL,
    "minutes_late" INTEGER NOT NULL CHECK (minutes_late >= 0),
    "reason" TEXT NOT NULL,
    "unplanned" {flag} NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "attendance_department_id" ON "attendance" ("department_id");
CREATE UNIQUE INDEX "attendance_uid_department_id" ON "attendance" ("uid", "department_id");
CREATE TABLE "finding" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "due" DATE,
    "shared" {flag} NOT NULL,
    "state" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "request_id" INTEGER,
    "closed_on" DATE,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("request_id") REFERENCES "request" ("id")
);
CREATE INDEX "finding_uid" ON "finding" ("uid");
CREATE INDEX "finding_department_id" ON "finding" ("department_id");
CREATE INDEX "finding_request_id" ON "finding" ("request_id");
ALTER TABLE "request" ADD COLUMN "origin" TEXT NOT NULL DEFAULT '';
ALTER TABLE "request" ADD COLUMN "former_lead" TEXT NOT NULL DEFAULT ''
"""
