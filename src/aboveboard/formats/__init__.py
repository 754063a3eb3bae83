"""Bytes to Python values: property lists, typedstreams, protobuf, XML, times, media, mail; no paths, no records."""
