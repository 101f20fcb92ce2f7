"""Forms of pages: what is asked for as inputs, what was typed, and faults beside their field."""
