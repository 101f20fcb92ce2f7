"""Mail: addresses, and letters from the act that causes them to their arrival."""
