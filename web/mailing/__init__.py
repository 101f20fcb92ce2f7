"""Mail: letters are written from what the tracker tells, and handed to a mail server."""
