"""What reviews have led to."""

SCRIPT = """
CREATE TABLE "improvement" (
    "id" {key},
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "owner" TEXT NOT NULL,
    "text" TEXT NOT NULL CHECK (text <> ''),
    "due" DATE NOT NULL,
    "done" {moment},
    "result" TEXT NOT NULL
)
"""
