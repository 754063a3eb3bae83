"""Frozen types that every room speaks in: records, times, provenance, outcomes, authority. No I/O."""
