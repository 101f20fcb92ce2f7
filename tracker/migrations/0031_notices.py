"""What enterprises are given in writing, numbered by kind and year without gaps."""

SCRIPT = """
CREATE TABLE "notice" (
    "id" {key},
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL CHECK (number > 0),
    "uid" TEXT NOT NULL,
    "visit_id" INTEGER NOT NULL,
    "before_id" INTEGER,
    "why" TEXT NOT NULL,
    "given" {moment} NOT NULL,
    FOREIGN KEY ("visit_id") REFERENCES "visit" ("id"),
    FOREIGN KEY ("before_id") REFERENCES "visit" ("id")
);
CREATE UNIQUE INDEX "notice_visit_id" ON "notice" ("visit_id");
CREATE INDEX "notice_before_id" ON "notice" ("before_id");
CREATE INDEX "notice_uid" ON "notice" ("uid");
CREATE UNIQUE INDEX "notice_kind_year_number" ON "notice" ("kind", "year", "number")
"""
