"""The use cases: each takes an Actor, checks the Authority and writes the custody log. No HTTP, arguments or rendering."""
