"""What is demanded of enterprises, and what disturbs them."""

SCRIPT = """
CREATE TABLE "demand" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "fields" INTEGER NOT NULL CHECK (fields >= 0),
    "frequency" TEXT NOT NULL,
    "due" DATE NOT NULL,
    "enterprises" TEXT NOT NULL,
    "everybody" {flag} NOT NULL,
    "approval" INTEGER,
    "exempt" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "registered" {moment} NOT NULL,
    "reason" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "demand_department_id" ON "demand" ("department_id");
CREATE UNIQUE INDEX "one_equal_demand" ON "demand" ("digest") WHERE state = 'in force';
CREATE TABLE "disturbance" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "enterprise_id" INTEGER,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "text" TEXT NOT NULL CHECK (text <> ''),
    "evidence" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "confidential" {flag} NOT NULL,
    "visit" TEXT NOT NULL,
    "direct" INTEGER,
    "demand" INTEGER,
    "channel" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "entered" {moment} NOT NULL,
    "unplanned" {flag} NOT NULL,
    "state" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered" {moment},
    "reasons" TEXT NOT NULL,
    "consequence" TEXT NOT NULL,
    "receiving" TEXT NOT NULL,
    "decided" {moment},
    "reason" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "disturbance_department_id" ON "disturbance" ("department_id");
CREATE INDEX "disturbance_enterprise_id" ON "disturbance" ("enterprise_id");
CREATE UNIQUE INDEX "one_equal_disturbance" ON "disturbance" ("digest") WHERE state <> 'withdrawn'
"""
