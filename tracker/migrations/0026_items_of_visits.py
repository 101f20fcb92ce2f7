"""
What is looked at in a visit, by the names of its items, so that a year of them is soon counted.

It stood in the wordings alone, of which a year has thousands.
"""

SCRIPT = """
CREATE TABLE "visit_item" (
    "id" {key},
    "part_id" INTEGER NOT NULL,
    "visit_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    FOREIGN KEY ("part_id") REFERENCES "visit_request" ("id"),
    FOREIGN KEY ("visit_id") REFERENCES "visit" ("id"),
    FOREIGN KEY ("department_id") REFERENCES "department" ("id")
);
CREATE INDEX "visit_item_part_id" ON "visit_item" ("part_id");
CREATE INDEX "visit_item_visit_id" ON "visit_item" ("visit_id");
CREATE INDEX "visit_item_department_id" ON "visit_item" ("department_id");
CREATE INDEX "visit_item_item" ON "visit_item" ("item");
INSERT INTO "visit_item" ("part_id", "visit_id", "department_id", "item")
SELECT DISTINCT part.id, part.visit_id, request.department_id, {line_item}
FROM "visit_request" AS part
JOIN "request" ON request.id = part.request_id
CROSS JOIN {lines}
ORDER BY 1
"""
