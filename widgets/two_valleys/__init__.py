"""A ball in a landscape with two valleys: what small and large steps do over a year."""
