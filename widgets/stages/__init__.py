"""The drawn worlds of the course, one folder a stage: its words in Python, its drawing in TypeScript."""
