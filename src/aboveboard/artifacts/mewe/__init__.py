"""MeWe."""
