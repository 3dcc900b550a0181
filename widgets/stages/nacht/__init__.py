"""The stage "nacht": a bedroom, a week of pillows, and the days under them."""
