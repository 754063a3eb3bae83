"""What Aboveboard uses of isal."""
