"""Requests that the checks kept from the planner."""

SCRIPT = """
ALTER TABLE "run" ADD COLUMN "held" TEXT NOT NULL DEFAULT '{{}}'
"""
