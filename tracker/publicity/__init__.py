"""What the public is shown: the policy, its meaning, cases worth copying, figures."""
