"""Whether a year of working days is confirmed; the item catalogue and grades of credit."""

SCRIPT = """
ALTER TABLE "working_year" ADD COLUMN "confirmed" {flag} NOT NULL DEFAULT TRUE;
CREATE TABLE "item" (
    "id" {key},
    "code" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK (basis <> ''),
    "cap" INTEGER CHECK (cap > 0),
    "off_site" {flag} NOT NULL,
    "published" {flag} NOT NULL,
    "risk" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE UNIQUE INDEX "item_code" ON "item" ("code");
CREATE INDEX "item_department_id" ON "item" ("department_id");
CREATE UNIQUE INDEX "item_department_id_name" ON "item" ("department_id", "name");
CREATE TABLE "credit" (
    "id" {key},
    "enterprise_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL CHECK (source <> ''),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "credit_enterprise_id" ON "credit" ("enterprise_id")
"""
