"""Group sessions: rooms in which phones vote on the questions of a lesson."""
