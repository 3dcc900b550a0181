"""The reader's own questions for the therapist, one list through all lessons."""
