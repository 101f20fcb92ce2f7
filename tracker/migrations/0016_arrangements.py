"""What leads arrange with the others before a visit."""

SCRIPT = """
CREATE TABLE "arrangement" (
    "id" {key},
    "uid" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "agenda" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL
);
CREATE UNIQUE INDEX "arrangement_uid" ON "arrangement" ("uid")
"""
