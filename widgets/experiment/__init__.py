"""Something small to try out: what one expects, and what comes of it."""
