"""Fitbit."""
