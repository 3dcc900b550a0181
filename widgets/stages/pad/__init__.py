"""The stage `pad`: two people on a hill path."""
