"""The inner loop of large and crowded weeks, compiled to machine code."""
