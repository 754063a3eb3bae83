"""Burner."""
