"""A calm breathing moment: a shape that grows and shrinks slowly."""
