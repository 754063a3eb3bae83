"""Zoom."""
