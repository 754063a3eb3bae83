"""Tango."""
