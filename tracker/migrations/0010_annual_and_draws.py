"""Annual joint plans and random draws."""

SCRIPT = """
CREATE TABLE "annual_plan" (
    "id" {key},
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "made" {moment} NOT NULL,
    "decided" {moment}
);
CREATE UNIQUE INDEX "annual_plan_year_version" ON "annual_plan" ("year", "version");
CREATE TABLE "annual_line" (
    "id" {key},
    "plan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "objects" TEXT NOT NULL,
    "rate" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "initiator_id" INTEGER NOT NULL,
    "cooperating" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    FOREIGN KEY ("plan_id") REFERENCES "annual_plan" ("id"),
    FOREIGN KEY ("initiator_id") REFERENCES "department" ("id")
);
CREATE INDEX "annual_line_plan_id" ON "annual_line" ("plan_id");
CREATE INDEX "annual_line_initiator_id" ON "annual_line" ("initiator_id");
CREATE TABLE "random_draw" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "pool" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "pool_hash" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "lots" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "announcer" TEXT NOT NULL,
    "announced" {moment} NOT NULL,
    "witness" TEXT NOT NULL,
    "drawn" {moment},
    "voided" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "random_draw_department_id" ON "random_draw" ("department_id");
CREATE UNIQUE INDEX "random_draw_commitment" ON "random_draw" ("commitment")
"""
