"""Two made-up people beside each other: a lot on good days and then rest, or building up in steps."""
