"""Looking back at the course after 2, 6 and 12 weeks: days for the calendar, and a few questions."""
