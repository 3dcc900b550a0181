"""Making lessons: a notebook is run once, and what came of it is kept."""
