"""Zangi."""
