"""Stub."""
def kind_of(fd, head): return None
