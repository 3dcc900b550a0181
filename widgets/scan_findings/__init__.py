"""What scans of people without back pain show at each age, always beside people with back pain."""
