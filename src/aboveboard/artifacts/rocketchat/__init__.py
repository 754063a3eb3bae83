"""Rocket.Chat."""
