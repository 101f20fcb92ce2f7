"""What the committee wants of a week's plan."""

SCRIPT = """
CREATE TABLE "instruction" (
    "id" {key},
    "week_id" INTEGER NOT NULL,
    "enterprise_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "requests" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "leads" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "made" {moment} NOT NULL,
    "lifted" {moment},
    FOREIGN KEY ("week_id") REFERENCES "week" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "instruction_week_id" ON "instruction" ("week_id");
CREATE INDEX "instruction_enterprise_id" ON "instruction" ("enterprise_id")
"""
