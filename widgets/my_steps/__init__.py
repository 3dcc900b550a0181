"""A plan of the reader's own: activity, beginning and step, drawn as a calendar."""
