"""Bumble and Badoo."""
