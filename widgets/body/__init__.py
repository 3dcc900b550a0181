"""Press a drawn back, set its alarm, and see what the body makes of the same hand."""
