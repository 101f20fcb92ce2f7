"""Appeals: one register, and everything that is done about a matter."""

SCRIPT = """
CREATE TABLE "appeal" (
    "id" {key},
    "channel" TEXT NOT NULL,
    "source" TEXT,
    "enterprise_id" INTEGER,
    "contact" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "confidential" {flag} NOT NULL,
    "category" TEXT NOT NULL,
    "sub" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "title" TEXT NOT NULL CHECK (title <> ''),
    "text" TEXT NOT NULL,
    "received" {moment} NOT NULL,
    "state" TEXT NOT NULL,
    "receiver" TEXT NOT NULL,
    "responsible" TEXT NOT NULL,
    "supervisor" TEXT NOT NULL,
    "department_id" INTEGER,
    "returns" INTEGER NOT NULL,
    "final" {flag} NOT NULL,
    "reopened" INTEGER NOT NULL,
    "refusal" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "again_on" DATE,
    "answered" {moment},
    "closed" {moment},
    "digest" TEXT,
    "saved" {moment},
    "into_id" INTEGER,
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("into_id") REFERENCES "appeal" ("id"),
    CHECK (receiver = '' OR receiver <> supervisor),
    CHECK (responsible = '' OR responsible NOT IN (receiver, supervisor))
);
CREATE INDEX "appeal_enterprise_id" ON "appeal" ("enterprise_id");
CREATE INDEX "appeal_state" ON "appeal" ("state");
CREATE INDEX "appeal_department_id" ON "appeal" ("department_id");
CREATE UNIQUE INDEX "appeal_digest" ON "appeal" ("digest");
CREATE INDEX "appeal_into_id" ON "appeal" ("into_id");
CREATE UNIQUE INDEX "appeal_channel_source" ON "appeal" ("channel", "source");
CREATE TABLE "assignment" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "leads" {flag} NOT NULL,
    "due" DATE NOT NULL,
    "final" {flag} NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "ended" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "assignment_appeal_id" ON "assignment" ("appeal_id");
CREATE INDEX "assignment_department_id" ON "assignment" ("department_id");
CREATE TABLE "return" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "why" TEXT NOT NULL CHECK (why <> ''),
    "proposed_id" INTEGER NOT NULL,
    "asked" {moment} NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("proposed_id") REFERENCES "department" ("id")
);
CREATE INDEX "return_appeal_id" ON "return" ("appeal_id");
CREATE INDEX "return_department_id" ON "return" ("department_id");
CREATE INDEX "return_proposed_id" ON "return" ("proposed_id");
CREATE TABLE "consultation" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "participants" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "conclusion" TEXT NOT NULL,
    "agreed" DATE,
    "concluded" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "consultation_appeal_id" ON "consultation" ("appeal_id");
CREATE TABLE "proposal" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL CHECK (text <> ''),
    "steps" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "again_on" DATE,
    "author" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "verdict" TEXT NOT NULL,
    "reviewer" TEXT NOT NULL CHECK (reviewer = '' OR reviewer <> author),
    "delegation" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "proposal_appeal_id" ON "proposal" ("appeal_id");
CREATE TABLE "extension" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "limit" TEXT NOT NULL,
    "why" TEXT NOT NULL CHECK (why <> ''),
    "until" DATE NOT NULL,
    "author" TEXT NOT NULL,
    "asked" {moment} NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "extension_appeal_id" ON "extension" ("appeal_id");
CREATE TABLE "call_back" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "reached" {flag} NOT NULL,
    "confirmed" {flag} NOT NULL,
    "satisfaction" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "spoken_to" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "call_back_appeal_id" ON "call_back" ("appeal_id");
CREATE TABLE "escalation" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "why" TEXT NOT NULL CHECK (why <> ''),
    "moment" {moment} NOT NULL,
    "decision" TEXT NOT NULL,
    "decided" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "escalation_appeal_id" ON "escalation" ("appeal_id");
CREATE TABLE "legal_transfer" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "organ" TEXT NOT NULL CHECK (organ <> ''),
    "day" DATE NOT NULL,
    "why" TEXT NOT NULL,
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE UNIQUE INDEX "legal_transfer_appeal_id" ON "legal_transfer" ("appeal_id");
CREATE TABLE "supervision_notice" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "demand" TEXT NOT NULL CHECK (demand <> ''),
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "escalated" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE UNIQUE INDEX "supervision_notice_appeal_id" ON "supervision_notice" ("appeal_id");
CREATE INDEX "supervision_notice_department_id" ON "supervision_notice" ("department_id");
CREATE TABLE "note" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "text" TEXT NOT NULL CHECK (text <> ''),
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "note_appeal_id" ON "note" ("appeal_id");
CREATE TABLE "delegation" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "document" TEXT NOT NULL CHECK (document <> ''),
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "revoked" {moment},
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
CREATE INDEX "delegation_department_id" ON "delegation" ("department_id");
CREATE INDEX "delegation_person_id" ON "delegation" ("person_id");
CREATE TABLE "merge" (
    "id" {key},
    "appeal_id" INTEGER NOT NULL,
    "into_id" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "undone" {moment},
    FOREIGN KEY ("appeal_id") REFERENCES "appeal" ("id"),
    FOREIGN KEY ("into_id") REFERENCES "appeal" ("id")
);
CREATE INDEX "merge_appeal_id" ON "merge" ("appeal_id");
CREATE INDEX "merge_into_id" ON "merge" ("into_id");
CREATE TABLE "measure" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "appeals" TEXT NOT NULL,
    "first" DATE NOT NULL,
    "last" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    "decided" {moment},
    "answer" TEXT NOT NULL,
    "answered" {moment},
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "measure_department_id" ON "measure" ("department_id")
"""
