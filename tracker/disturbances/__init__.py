"""Disturbances of enterprises and what is demanded of them (clauses 2.2 and 3.2.1)."""
