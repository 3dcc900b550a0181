"""A goal of the reader's own, in a few steps from small to large."""
