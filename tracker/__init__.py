"""Cases: who did what to which request, visit and week, and who may."""
