"""Every call answered: appeals from the register to their verified answer (clause 3.1)."""
