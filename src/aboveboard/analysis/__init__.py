"""Records in, derived facts out. Everything made here is marked as derived; it is never evidence."""
