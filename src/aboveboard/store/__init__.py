"""The case database: cipher, schema, shards, publishing, queries and search. No parsing, no evidence."""
