"""Phones that are asked, fictional ones at the end of a cable."""
