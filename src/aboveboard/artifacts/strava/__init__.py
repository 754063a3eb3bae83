"""Strava."""
