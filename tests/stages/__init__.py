"""A tiny stage, for tests only."""
