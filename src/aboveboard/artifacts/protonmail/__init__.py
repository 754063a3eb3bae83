"""Proton Mail."""
