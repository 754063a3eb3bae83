"""Google Voice."""
