"""The stage of the house: a room for each lesson."""
