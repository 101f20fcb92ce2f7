"""What follows from findings: rectification, re-inspection, penalties, measures, papers."""

SCRIPT = """
ALTER TABLE "attendance" ADD COLUMN "arrived" {moment};
ALTER TABLE "attendance" ADD COLUMN "left" {moment};
ALTER TABLE "finding" ADD COLUMN "released" DATE;
CREATE TABLE "rectification" (
    "id" {key},
    "finding_id" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL CHECK (evidence <> ''),
    "offered" {moment} NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided" {moment},
    FOREIGN KEY ("finding_id") REFERENCES "finding" ("id")
);
CREATE INDEX "rectification_finding_id" ON "rectification" ("finding_id");
CREATE TABLE "re_inspection" (
    "id" {key},
    "finding_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "ordered" {moment} NOT NULL,
    "result" TEXT NOT NULL,
    "day" DATE,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("finding_id") REFERENCES "finding" ("id"),
    FOREIGN KEY ("request_id") REFERENCES "request" ("id")
);
CREATE INDEX "re_inspection_finding_id" ON "re_inspection" ("finding_id");
CREATE INDEX "re_inspection_request_id" ON "re_inspection" ("request_id");
CREATE TABLE "penalty" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "finding_id" INTEGER,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK (basis <> ''),
    "fen" {whole} CHECK (fen > 0),
    "number" TEXT NOT NULL,
    "decided_on" DATE,
    "closed_on" DATE,
    "dropped" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("finding_id") REFERENCES "finding" ("id")
);
CREATE INDEX "penalty_uid" ON "penalty" ("uid");
CREATE INDEX "penalty_department_id" ON "penalty" ("department_id");
CREATE INDEX "penalty_finding_id" ON "penalty" ("finding_id");
CREATE TABLE "coercive" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK (basis <> ''),
    "impact" TEXT NOT NULL CHECK (impact <> ''),
    "closure_ordered" {flag} NOT NULL,
    "reserved" {flag} NOT NULL,
    "why_not" TEXT NOT NULL,
    "reviewer" TEXT NOT NULL CHECK (reviewer <> ''),
    "begun" DATE NOT NULL,
    "until" DATE NOT NULL,
    "first_until" DATE,
    "why_extended" TEXT NOT NULL,
    "lifted_on" DATE,
    "why_lifted" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "coercive_uid" ON "coercive" ("uid");
CREATE INDEX "coercive_department_id" ON "coercive" ("department_id");
CREATE TABLE "site_record" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "entered" TEXT NOT NULL,
    "known" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "signed" {moment},
    "signer" TEXT NOT NULL,
    "refusal" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "site_record_department_id" ON "site_record" ("department_id");
CREATE UNIQUE INDEX "site_record_uid_department_id_kind"
    ON "site_record" ("uid", "department_id", "kind")
"""
