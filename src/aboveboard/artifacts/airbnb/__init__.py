"""Airbnb."""
