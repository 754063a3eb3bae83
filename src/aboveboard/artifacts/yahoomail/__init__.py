"""Yahoo Mail."""
