"""Snapchat."""
