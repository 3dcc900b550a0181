"""The same touch, another pain: what a more sensitive alarm does."""
