"""Firefox."""
