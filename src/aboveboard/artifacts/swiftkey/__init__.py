"""SwiftKey."""
