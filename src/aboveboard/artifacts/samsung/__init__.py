"""Samsung's apps."""
