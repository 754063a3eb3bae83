"""Google Maps and its timeline."""
