"""What people may do: each act is one service of the tracker, asked for once."""
