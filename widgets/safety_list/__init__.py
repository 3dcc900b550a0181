"""The safety list ("Wanneer belt u de dokter?") inside a lesson, word for word as on every page."""
