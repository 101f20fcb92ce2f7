"""Group robots: how far each has told its group what it is told itself."""

SCRIPT = """
CREATE TABLE "robot" (
    "id" {key},
    "reader" TEXT NOT NULL,
    "seen" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "due" {moment} NOT NULL,
    "leased" {moment},
    "told" {moment},
    "fault" TEXT NOT NULL,
    "reply" TEXT NOT NULL
);
CREATE UNIQUE INDEX "robot_reader" ON "robot" ("reader")
"""
