"""Outlook."""
