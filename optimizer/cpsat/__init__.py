"""CP-SAT's rooms: models over columns, and the child process they are solved in."""
