"""What the files about twitter share."""

FILES = (
    "{app_data:com.atebits.Tweetie2}/Library/Caches/databases/**/twitter.db",
    "{app_data:com.atebits.Tweetie2}/Documents/**/twitter.db",
)

SOURCES = (
    "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_twitter.py: tables, times in Unix seconds)",
)
