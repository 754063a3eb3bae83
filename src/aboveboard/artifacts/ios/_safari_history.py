"""What the files about safari_history share."""

SOURCES = (
    "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/safari.py)",
    "https://github.com/abrignoni/iLEAPP (safari artifacts)",
    "databases of public test images",
)


FILES = (
    "{mobile}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/Profiles/*/History.db",
)
