"""Sideline."""
