"""Reviewing an open case: pages of records, conversations, marks. Every look is a consultation; see `consult.py`."""
