"""Threema."""
