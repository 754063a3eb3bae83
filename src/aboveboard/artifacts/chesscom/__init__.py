"""Chess.com."""
