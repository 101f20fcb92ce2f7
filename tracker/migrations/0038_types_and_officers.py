"""
The type of inspection of each plan line, and who is to come.

What was there before said neither: routine, and nobody is named.
"""

SCRIPT = """
ALTER TABLE "line" ADD COLUMN "inspection_type" TEXT NOT NULL DEFAULT 'routine';
ALTER TABLE "line" ADD COLUMN "officers" TEXT NOT NULL DEFAULT '[]'
"""
