"""What was prepared is kept part by part; what is kept already is its first and only part."""

SCRIPT = """
ALTER TABLE "preparation_content" ADD COLUMN "part" INTEGER NOT NULL DEFAULT 0;
DROP INDEX "preparation_content_preparation_id";
CREATE INDEX "preparation_content_preparation_id" ON "preparation_content" ("preparation_id");
CREATE UNIQUE INDEX "preparation_content_preparation_id_part"
    ON "preparation_content" ("preparation_id", "part")
"""
