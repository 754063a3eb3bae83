"""What the files about hangouts share."""

SOURCES = ("https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/android_hangouts.py",)


NAME = "COALESCE(NULLIF({0}.full_name, ''), NULLIF({0}.fallback_name, ''))"
