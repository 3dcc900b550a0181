"""An everyday movement, in the size that the reader finds possible today."""
