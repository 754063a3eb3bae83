"""Truth Social."""
