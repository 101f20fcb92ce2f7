"""Calendars that somebody's device asks for again and again, each by a secret of its own."""

SCRIPT = """
CREATE TABLE "subscription" (
    "id" {key},
    "person_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "enterprise" TEXT NOT NULL,
    "team" INTEGER,
    "holds" TEXT NOT NULL,
    "alarm" INTEGER,
    "made" {moment} NOT NULL,
    "expires" DATE NOT NULL,
    "fetched" {moment},
    "client" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "changed" {moment},
    "revoked" {moment},
    FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
CREATE INDEX "subscription_person_id" ON "subscription" ("person_id");
CREATE UNIQUE INDEX "subscription_digest" ON "subscription" ("digest")
"""
