"""Reviews of a week and of a period as people read, print and pass them on."""
