"""Element (Matrix)."""
