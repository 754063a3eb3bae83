"""Aboveboard examines a phone: what is on it, where each record stands, and who looked."""

__version__ = "0.1.0"
