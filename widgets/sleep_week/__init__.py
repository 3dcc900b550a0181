"""Nights and days beside each other: what a bad night does to the days after it."""
