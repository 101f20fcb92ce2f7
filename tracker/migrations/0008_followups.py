"""Direct inspections, and the reports that are owed."""

SCRIPT = """
CREATE TABLE "direct" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "enterprise_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "why" TEXT NOT NULL CHECK (why <> ''),
    "evidence" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "officers" INTEGER NOT NULL CHECK (officers >= 2),
    "days" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened" {moment} NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "direct_department_id" ON "direct" ("department_id");
CREATE INDEX "direct_enterprise_id" ON "direct" ("enterprise_id");
CREATE TABLE "report" (
    "id" {key},
    "kind" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "addressee" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "trigger" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "waived" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "report_department_id" ON "report" ("department_id");
CREATE INDEX "report_addressee" ON "report" ("addressee");
CREATE INDEX "report_visit" ON "report" ("visit");
CREATE UNIQUE INDEX "report_event_subject" ON "report" ("event", "subject")
"""
