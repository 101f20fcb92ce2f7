"""Calendars on a calendar server: how far each is, and what the server has taken of us."""

SCRIPT = """
CREATE TABLE "served_calendar" (
    "id" {key},
    "scope" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "due" {moment} NOT NULL,
    "leased" {moment},
    "succeeded" {moment},
    "fault" TEXT NOT NULL,
    "reply" TEXT NOT NULL
);
CREATE UNIQUE INDEX "served_calendar_scope" ON "served_calendar" ("scope");
CREATE TABLE "served_entry" (
    "id" {key},
    "calendar_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    FOREIGN KEY ("calendar_id") REFERENCES "served_calendar" ("id")
);
CREATE INDEX "served_entry_calendar_id" ON "served_entry" ("calendar_id");
CREATE UNIQUE INDEX "served_entry_calendar_id_name" ON "served_entry" ("calendar_id", "name")
"""
