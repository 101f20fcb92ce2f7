"""What is prepared beside the pages because it takes longer than a page may."""

SCRIPT = """
CREATE TABLE "preparation" (
    "id" {key},
    "token" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "fault" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media" TEXT NOT NULL,
    "asked" {moment} NOT NULL,
    "beat" {moment} NOT NULL
);
CREATE UNIQUE INDEX "preparation_token" ON "preparation" ("token");
CREATE UNIQUE INDEX "preparation_digest" ON "preparation" ("digest");
CREATE INDEX "preparation_state" ON "preparation" ("state");
CREATE TABLE "preparation_content" (
    "id" {key},
    "preparation_id" INTEGER NOT NULL,
    "content" {bytes} NOT NULL,
    FOREIGN KEY ("preparation_id") REFERENCES "preparation" ("id")
);
CREATE UNIQUE INDEX "preparation_content_preparation_id"
    ON "preparation_content" ("preparation_id")
"""
