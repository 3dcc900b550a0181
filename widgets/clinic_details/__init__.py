"""Who offers the course and how to reach them, as ``course.toml`` has it."""
