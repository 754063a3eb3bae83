"""Google Tasks."""
