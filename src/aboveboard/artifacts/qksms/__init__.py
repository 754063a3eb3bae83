"""QKSMS."""
