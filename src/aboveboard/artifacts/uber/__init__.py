"""Uber."""
