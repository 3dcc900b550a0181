"""Widgets for lessons: ``from widgets import *`` in the first code cell of a lesson."""
