"""iOS itself and Apple's apps."""
