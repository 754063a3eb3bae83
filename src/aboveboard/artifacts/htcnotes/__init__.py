"""HTC Notes."""
