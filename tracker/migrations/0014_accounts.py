"""How people sign in, who may inspect, and whom to call at a department."""

SCRIPT = """
ALTER TABLE "person" ADD COLUMN "closed" {moment};
CREATE TABLE "password" (
    "id" {key},
    "person_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "since" {moment} NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
CREATE UNIQUE INDEX "password_person_id" ON "password" ("person_id");
CREATE TABLE "invitation" (
    "id" {key},
    "person_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "made" {moment} NOT NULL,
    "ends" {moment} NOT NULL,
    "used" {moment},
    FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
CREATE INDEX "invitation_person_id" ON "invitation" ("person_id");
CREATE UNIQUE INDEX "invitation_digest" ON "invitation" ("digest");
CREATE TABLE "sign_in" (
    "id" {key},
    "person_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "made" {moment} NOT NULL,
    "seen" {moment} NOT NULL,
    "ends" {moment} NOT NULL,
    "ended" {moment},
    FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
CREATE INDEX "sign_in_person_id" ON "sign_in" ("person_id");
CREATE UNIQUE INDEX "sign_in_digest" ON "sign_in" ("digest");
CREATE TABLE "attempt" (
    "id" {key},
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL CHECK (count > 0),
    "last" {moment} NOT NULL
);
CREATE UNIQUE INDEX "attempt_key" ON "attempt" ("key");
CREATE TABLE "api_token" (
    "id" {key},
    "person_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reads_only" {flag} NOT NULL,
    "made" {moment} NOT NULL,
    "ends" {moment} NOT NULL,
    "used" {moment},
    "revoked" {moment},
    FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
CREATE INDEX "api_token_person_id" ON "api_token" ("person_id");
CREATE UNIQUE INDEX "api_token_digest" ON "api_token" ("digest");
CREATE TABLE "officer" (
    "id" {key},
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "until" DATE NOT NULL,
    "retired" DATE,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE UNIQUE INDEX "officer_code" ON "officer" ("code");
CREATE INDEX "officer_department_id" ON "officer" ("department_id");
CREATE TABLE "contact" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "post" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "contact_department_id" ON "contact" ("department_id");
CREATE UNIQUE INDEX "contact_department_id_post" ON "contact" ("department_id", "post")
"""
