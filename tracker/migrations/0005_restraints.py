"""Quiet periods, observation periods, and findings of the checks that were set aside."""

SCRIPT = """
CREATE TABLE "quiet" (
    "id" {key},
    "shape" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK (basis <> ''),
    "since" DATE NOT NULL,
    "until" DATE,
    "days" TEXT NOT NULL,
    "weekdays" TEXT NOT NULL,
    "chosen" INTEGER NOT NULL CHECK (chosen >= 0),
    "scope" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "exceptions" TEXT NOT NULL,
    "withdrawn" DATE
);
CREATE TABLE "quiet_choice" (
    "id" {key},
    "period_id" INTEGER NOT NULL,
    "enterprise_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "days" TEXT NOT NULL,
    FOREIGN KEY ("period_id") REFERENCES "quiet" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "quiet_choice_period_id" ON "quiet_choice" ("period_id");
CREATE INDEX "quiet_choice_enterprise_id" ON "quiet_choice" ("enterprise_id");
CREATE UNIQUE INDEX "quiet_choice_period_id_enterprise_id_month"
    ON "quiet_choice" ("period_id", "enterprise_id", "month");
CREATE TABLE "observation" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "enterprise_id" INTEGER NOT NULL,
    "matter" TEXT NOT NULL CHECK (matter <> ''),
    "items" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK (basis <> ''),
    "safety" TEXT NOT NULL CHECK (safety <> ''),
    "start" DATE NOT NULL,
    "end" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "observation_department_id" ON "observation" ("department_id");
CREATE INDEX "observation_enterprise_id" ON "observation" ("enterprise_id");
CREATE TABLE "override" (
    "id" {key},
    "code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "reason" TEXT NOT NULL CHECK (reason <> ''),
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "withdrawn" {moment}
);
CREATE UNIQUE INDEX "one_standing_override" ON "override" ("code", "key")
    WHERE withdrawn IS NULL
"""
