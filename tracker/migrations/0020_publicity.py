"""What hangs on cases, and what the public is shown."""

SCRIPT = """
CREATE TABLE "attachment" (
    "id" {key},
    "token" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "kept" {moment} NOT NULL,
    "removed" {moment},
    "why" TEXT NOT NULL
);
CREATE UNIQUE INDEX "attachment_token" ON "attachment" ("token");
CREATE INDEX "attachment_case" ON "attachment" ("case");
CREATE UNIQUE INDEX "one_of_each_content" ON "attachment" ("case", "given") WHERE removed IS NULL;
CREATE TABLE "attachment_content" (
    "id" {key},
    "attachment_id" INTEGER NOT NULL,
    "content" {bytes} NOT NULL,
    FOREIGN KEY ("attachment_id") REFERENCES "attachment" ("id")
);
CREATE UNIQUE INDEX "attachment_content_attachment_id" ON "attachment_content" ("attachment_id");
CREATE TABLE "policy" (
    "id" {key},
    "title" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "organ" TEXT NOT NULL,
    "issued" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "trial_until" DATE,
    "text" TEXT NOT NULL
);
CREATE UNIQUE INDEX "policy_valid_from" ON "policy" ("valid_from");
CREATE TABLE "mechanism" (
    "id" {key},
    "version" INTEGER NOT NULL,
    "sections" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "published" {moment} NOT NULL
);
CREATE UNIQUE INDEX "mechanism_version" ON "mechanism" ("version");
CREATE TABLE "case_study" (
    "id" {key},
    "version" INTEGER NOT NULL CHECK (version > 0),
    "state" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authors" TEXT NOT NULL,
    "published" {moment},
    "why" TEXT NOT NULL
);
CREATE INDEX "case_study_state" ON "case_study" ("state");
CREATE TABLE "reply_template" (
    "id" {key},
    "category" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "retired" {moment}
);
CREATE UNIQUE INDEX "one_template_of_a_title" ON "reply_template"
("category", "occasion", "title") WHERE retired IS NULL
"""
