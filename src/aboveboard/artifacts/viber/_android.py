"""What the files about viber share."""

SOURCES = ("https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/android_viber_call.py",)
