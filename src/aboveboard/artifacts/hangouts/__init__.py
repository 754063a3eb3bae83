"""Google Hangouts."""
