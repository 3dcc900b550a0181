"""Repeats and pauses: how pain builds up over equal touches, and how a pause calms it."""
