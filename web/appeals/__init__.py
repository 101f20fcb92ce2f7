"""One matter as people read and print it: one list, one result."""
