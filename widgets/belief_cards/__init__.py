"""Cards with thoughts about back pain: what the reader thinks now, and later beside it again."""
