"""Calendars on a calendar server of somebody else's, by CalDAV (RFC 4791)."""
