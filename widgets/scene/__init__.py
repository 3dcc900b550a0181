"""A told scene: a drawing that changes step by step, with spoken words."""
