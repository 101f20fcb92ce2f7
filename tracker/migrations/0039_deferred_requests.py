"""Requests that the committee deferred into a later week know which ones they were before."""

SCRIPT = """
ALTER TABLE "request" ADD COLUMN "deferred_from" TEXT NOT NULL DEFAULT ''
"""
