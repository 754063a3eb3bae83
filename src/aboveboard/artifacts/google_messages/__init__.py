"""Google Messages."""
