"""Gboard."""
