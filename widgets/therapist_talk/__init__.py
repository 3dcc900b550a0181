"""A made-up talk with a therapist: the reader chooses what to say, and takes questions along."""
