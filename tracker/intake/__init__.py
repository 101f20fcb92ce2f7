"""Departments' files in, plan lines out; nothing is stored here."""
