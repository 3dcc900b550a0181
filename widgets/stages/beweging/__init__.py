"""The stage of everyday movements."""
