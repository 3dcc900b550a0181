"""A lesson as its author wrote it: the one reader of notebooks."""
