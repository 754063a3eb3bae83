"""Garmin Connect."""
