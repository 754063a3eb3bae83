"""Skout."""
