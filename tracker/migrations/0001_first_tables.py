"""The first tables."""

SCRIPT = """
CREATE TABLE "park" (
    "id" {key},
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zones" TEXT NOT NULL,
    "sessions" TEXT NOT NULL,
    "travel" TEXT NOT NULL,
    "grid" INTEGER NOT NULL CHECK (grid > 0)
);
CREATE UNIQUE INDEX "park_code" ON "park" ("code");
CREATE TABLE "department" (
    "id" {key},
    "code" TEXT NOT NULL CHECK (code NOT IN ('PMC', 'ESC')),
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "teams" INTEGER NOT NULL CHECK (teams >= 0),
    "level" TEXT NOT NULL,
    "contact" TEXT NOT NULL
);
CREATE UNIQUE INDEX "department_code" ON "department" ("code");
CREATE UNIQUE INDEX "department_name" ON "department" ("name");
CREATE TABLE "away" (
    "id" {key},
    "department_id" INTEGER NOT NULL,
    "week" TEXT NOT NULL,
    "teams" INTEGER NOT NULL CHECK (teams > 0),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "away_department_id" ON "away" ("department_id");
CREATE INDEX "away_week" ON "away" ("week");
CREATE TABLE "enterprise" (
    "id" {key},
    "code" TEXT NOT NULL,
    "uscc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "park_id" INTEGER,
    "zone" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "trade" TEXT NOT NULL,
    "hazards" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "most_departments" INTEGER,
    "most_inspectors" INTEGER,
    "most_visits" INTEGER,
    "lead_order" TEXT NOT NULL,
    FOREIGN KEY ("park_id") REFERENCES "park" ("id")
);
CREATE UNIQUE INDEX "enterprise_code" ON "enterprise" ("code");
CREATE UNIQUE INDEX "enterprise_uscc" ON "enterprise" ("uscc");
CREATE INDEX "enterprise_park_id" ON "enterprise" ("park_id");
CREATE TABLE "closed" (
    "id" {key},
    "enterprise_id" INTEGER NOT NULL,
    "week" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE INDEX "closed_enterprise_id" ON "closed" ("enterprise_id");
CREATE INDEX "closed_week" ON "closed" ("week");
CREATE TABLE "person" (
    "id" {key},
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "department_id" INTEGER,
    "enterprise_id" INTEGER,
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id"),
    CHECK ((role IN ('officer', 'head')) = (department_id IS NOT NULL)),
    CHECK ((role = 'enterprise') = (enterprise_id IS NOT NULL))
);
CREATE UNIQUE INDEX "person_login" ON "person" ("login");
CREATE INDEX "person_department_id" ON "person" ("department_id");
CREATE INDEX "person_enterprise_id" ON "person" ("enterprise_id");
CREATE TABLE "working_year" (
    "id" {key},
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL
);
CREATE UNIQUE INDEX "working_year_year" ON "working_year" ("year");
CREATE TABLE "working_day" (
    "id" {key},
    "year_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "works" {flag} NOT NULL,
    "name" TEXT NOT NULL,
    FOREIGN KEY ("year_id") REFERENCES "working_year" ("id") ON DELETE CASCADE
);
CREATE INDEX "working_day_year_id" ON "working_day" ("year_id");
CREATE UNIQUE INDEX "working_day_day" ON "working_day" ("day");
CREATE TABLE "setting" (
    "id" {key},
    "name" TEXT NOT NULL CHECK (name <> ''),
    "value" TEXT NOT NULL,
    "source" TEXT NOT NULL
);
CREATE UNIQUE INDEX "setting_name" ON "setting" ("name");
CREATE TABLE "week" (
    "id" {key},
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened" {moment} NOT NULL
);
CREATE UNIQUE INDEX "week_name" ON "week" ("name");
CREATE TABLE "submission" (
    "id" {key},
    "week_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "late" TEXT NOT NULL,
    "moment" {moment} NOT NULL,
    FOREIGN KEY ("week_id") REFERENCES "week" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "submission_week_id" ON "submission" ("week_id");
CREATE INDEX "submission_department_id" ON "submission" ("department_id");
CREATE TABLE "request" (
    "id" {key},
    "code" TEXT NOT NULL,
    "week_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "enterprise_id" INTEGER NOT NULL,
    "windows" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL CHECK (minutes > 0),
    "inspectors" INTEGER NOT NULL CHECK (inspectors > 0),
    "teams" INTEGER NOT NULL CHECK (teams > 0),
    "may_lead" {flag} NOT NULL,
    "announced" {flag} NOT NULL,
    "priority" INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 9),
    "joint_key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "withdrawn" {flag} NOT NULL,
    "late" TEXT NOT NULL,
    FOREIGN KEY ("week_id") REFERENCES "week" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id")
);
CREATE UNIQUE INDEX "request_code" ON "request" ("code");
CREATE INDEX "request_week_id" ON "request" ("week_id");
CREATE INDEX "request_department_id" ON "request" ("department_id");
CREATE INDEX "request_enterprise_id" ON "request" ("enterprise_id");
CREATE TABLE "line" (
    "id" {key},
    "request_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "inspectors" INTEGER NOT NULL,
    "teams" INTEGER NOT NULL,
    "may_lead" {flag} NOT NULL,
    "priority" INTEGER NOT NULL,
    "approver" TEXT NOT NULL CHECK (approver <> ''),
    "approved_on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    FOREIGN KEY ("request_id") REFERENCES "request" ("id") ON DELETE CASCADE
);
CREATE INDEX "line_request_id" ON "line" ("request_id");
CREATE UNIQUE INDEX "line_request_id_item" ON "line" ("request_id", "item");
CREATE TABLE "run" (
    "id" {key},
    "week_id" INTEGER NOT NULL,
    "params" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "seconds" {real} NOT NULL,
    "score" TEXT NOT NULL,
    "bound" TEXT NOT NULL,
    "proven" TEXT NOT NULL,
    "separate" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "made" {moment} NOT NULL,
    FOREIGN KEY ("week_id") REFERENCES "week" ("id")
);
CREATE INDEX "run_week_id" ON "run" ("week_id");
CREATE TABLE "plan_version" (
    "id" {key},
    "week_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "run_id" INTEGER NOT NULL,
    "made" {moment} NOT NULL,
    "published" {moment},
    FOREIGN KEY ("week_id") REFERENCES "week" ("id"),
    FOREIGN KEY ("run_id") REFERENCES "run" ("id")
);
CREATE INDEX "plan_version_week_id" ON "plan_version" ("week_id");
CREATE INDEX "plan_version_run_id" ON "plan_version" ("run_id");
CREATE UNIQUE INDEX "plan_version_week_id_number" ON "plan_version" ("week_id", "number");
CREATE UNIQUE INDEX "one_published_version" ON "plan_version" ("week_id") WHERE state = 'published';
CREATE TABLE "visit" (
    "id" {key},
    "version_id" INTEGER NOT NULL,
    "uid" TEXT NOT NULL,
    "revision" INTEGER NOT NULL CHECK (revision >= 0),
    "enterprise_id" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL CHECK (minutes > 0),
    "lead_id" INTEGER NOT NULL,
    "announced" {flag} NOT NULL,
    "cancelled" {flag} NOT NULL,
    "digest" TEXT NOT NULL,
    "changed" {moment} NOT NULL,
    FOREIGN KEY ("version_id") REFERENCES "plan_version" ("id"),
    FOREIGN KEY ("enterprise_id") REFERENCES "enterprise" ("id"),
    FOREIGN KEY ("lead_id") REFERENCES "department" ("id")
);
CREATE INDEX "visit_version_id" ON "visit" ("version_id");
CREATE INDEX "visit_enterprise_id" ON "visit" ("enterprise_id");
CREATE INDEX "visit_lead_id" ON "visit" ("lead_id");
CREATE UNIQUE INDEX "visit_version_id_uid" ON "visit" ("version_id", "uid");
CREATE TABLE "visit_request" (
    "id" {key},
    "visit_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "teams" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    FOREIGN KEY ("visit_id") REFERENCES "visit" ("id"),
    FOREIGN KEY ("request_id") REFERENCES "request" ("id")
);
CREATE INDEX "visit_request_visit_id" ON "visit_request" ("visit_id");
CREATE INDEX "visit_request_request_id" ON "visit_request" ("request_id");
CREATE UNIQUE INDEX "visit_request_visit_id_request_id"
    ON "visit_request" ("visit_id", "request_id");
CREATE TABLE "event" (
    "id" {key},
    "case" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "moment" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);
CREATE UNIQUE INDEX "event_case_seq" ON "event" ("case", "seq");
CREATE TABLE "head" (
    "id" {key},
    "case" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);
CREATE UNIQUE INDEX "head_case" ON "head" ("case");
CREATE TABLE "seal" (
    "id" {key},
    "events" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);
CREATE TABLE "message" (
    "id" {key},
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "written" {moment} NOT NULL,
    "sent" {moment}
);
CREATE UNIQUE INDEX "message_key" ON "message" ("key");
"""
