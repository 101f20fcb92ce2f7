"""
A plan line may come in before its head has approved it; until then it is held back.

Neither database relaxes a column in words that the other knows, so both columns are made anew.
"""

SCRIPT = """
ALTER TABLE "line" ADD COLUMN "approver_now" TEXT NOT NULL DEFAULT '';
ALTER TABLE "line" ADD COLUMN "approved_on_now" DATE;
UPDATE "line" SET "approver_now" = "approver", "approved_on_now" = "approved_on";
ALTER TABLE "line" DROP COLUMN "approver";
ALTER TABLE "line" DROP COLUMN "approved_on";
ALTER TABLE "line" RENAME COLUMN "approver_now" TO "approver";
ALTER TABLE "line" RENAME COLUMN "approved_on_now" TO "approved_on"
"""
