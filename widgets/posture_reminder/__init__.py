"""A calm timer that reminds of changing posture, after a time the reader sets."""
