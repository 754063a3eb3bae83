"""DuckDuckGo."""
