"""Visit codes, without the codes: what was told by them, at the gate and afterwards."""

SCRIPT = """
CREATE TABLE "visit_code" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "rotation" INTEGER NOT NULL,
    "shown" {moment}
);
CREATE UNIQUE INDEX "visit_code_uid" ON "visit_code" ("uid");
CREATE TABLE "scan" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "undone" {moment}
);
CREATE INDEX "scan_uid" ON "scan" ("uid");
CREATE TABLE "refusal" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "answer" TEXT NOT NULL,
    "answered" {moment},
    "actor" TEXT NOT NULL
);
CREATE INDEX "refusal_uid" ON "refusal" ("uid");
CREATE TABLE "rating" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "stars" INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    "text" TEXT NOT NULL,
    "moment" {moment} NOT NULL
);
CREATE UNIQUE INDEX "rating_uid" ON "rating" ("uid")
"""
