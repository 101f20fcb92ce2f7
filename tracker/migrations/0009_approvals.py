"""Entries that were asked for."""

SCRIPT = """
CREATE TABLE "approval" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "enterprises" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "begins" {moment} NOT NULL,
    "last" DATE NOT NULL,
    "exempt" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked" {moment} NOT NULL,
    "approver" TEXT NOT NULL,
    "decided" {moment},
    "reason" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "approval_department_id" ON "approval" ("department_id")
"""
