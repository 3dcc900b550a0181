"""The circle of pain and fear, to build from an example of one's own, and the way out."""
