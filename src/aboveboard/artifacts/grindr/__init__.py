"""Grindr."""
