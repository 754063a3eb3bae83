"""GroupMe."""
