"""What a program was answered under a key of its own, so that asking twice does nothing twice."""

SCRIPT = """
CREATE TABLE "answer" (
    "id" {key},
    "login" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "kept" {moment} NOT NULL
);
CREATE UNIQUE INDEX "answer_login_key" ON "answer" ("login", "key");
CREATE INDEX "answer_kept" ON "answer" ("kept")
"""
