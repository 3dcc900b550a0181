"""A calm evening of the reader's own: picked, put in order and kept."""
