"""Clubhouse."""
