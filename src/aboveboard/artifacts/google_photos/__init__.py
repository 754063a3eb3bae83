"""Google Photos."""
