"""A ball in a landscape with two valleys: what understanding, steps and what comes in between do over a year."""
