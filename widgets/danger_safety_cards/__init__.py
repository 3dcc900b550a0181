"""Cards that can turn the alarm up or down, and the reader's own two lists."""
