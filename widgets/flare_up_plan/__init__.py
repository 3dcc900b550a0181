"""A plan of the reader's own for days with more pain: beforehand, during, and after."""
