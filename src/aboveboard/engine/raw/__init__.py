"""A file of the evidence as it is: text, tree, tables, entries, bytes; in a worker, bounded, and masked where a scope says so."""
