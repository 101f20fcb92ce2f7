"""Mail: under which address somebody is reached, and each letter from the act to its arrival."""

SCRIPT = """
CREATE TABLE "mailbox" (
    "id" {key},
    "reader" TEXT NOT NULL,
    "address" TEXT NOT NULL
);
CREATE UNIQUE INDEX "mailbox_reader" ON "mailbox" ("reader");
CREATE TABLE "mail" (
    "id" {key},
    "message_id" INTEGER NOT NULL,
    "to" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "ident" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "since" {moment} NOT NULL,
    "due" {moment} NOT NULL,
    "leased" {moment},
    "sent" {moment},
    "fault" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    FOREIGN KEY ("message_id") REFERENCES "message" ("id")
);
CREATE UNIQUE INDEX "mail_message_id" ON "mail" ("message_id");
CREATE INDEX "mail_state_due" ON "mail" ("state", "due");
CREATE INDEX "mail_visit" ON "mail" ("visit");
CREATE INDEX "mail_week" ON "mail" ("week");
CREATE INDEX "mail_ident" ON "mail" ("ident");
CREATE TABLE "mail_content" (
    "id" {key},
    "mail_id" INTEGER NOT NULL,
    "content" {bytes} NOT NULL,
    FOREIGN KEY ("mail_id") REFERENCES "mail" ("id")
);
CREATE UNIQUE INDEX "mail_content_mail_id" ON "mail_content" ("mail_id")
"""
