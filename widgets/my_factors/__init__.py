"""What plays a part in the reader's own back pain, and how these things can influence each other."""
