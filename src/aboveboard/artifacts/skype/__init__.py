"""Skype."""
