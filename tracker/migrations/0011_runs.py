"""Runs that wait, can be watched and stopped, and survive whoever carries them out."""

SCRIPT = """
ALTER TABLE "run" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'finished';
ALTER TABLE "run" ADD COLUMN "actor" TEXT NOT NULL DEFAULT '';
ALTER TABLE "run" ADD COLUMN "progress" TEXT NOT NULL DEFAULT '{{}}';
ALTER TABLE "run" ADD COLUMN "stopped_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "run" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "run" ADD COLUMN "fault" TEXT NOT NULL DEFAULT '';
ALTER TABLE "run" ADD COLUMN "beat" {moment}
"""
