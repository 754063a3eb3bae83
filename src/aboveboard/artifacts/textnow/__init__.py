"""TextNow."""
