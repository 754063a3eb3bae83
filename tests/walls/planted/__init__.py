"""A package of artifacts with holes on purpose, found by its entry point as any other package's: used by tests alone."""
