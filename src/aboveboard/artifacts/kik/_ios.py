"""What the files about kik share."""

from aboveboard.kit import Sql

FILES = (
    "{app_group:group.com.kik.chat}/cores/private/*/kik.sqlite",
    "{app_data:com.kik.chat}/Documents/kik.sqlite",
    "{app_data:com.kik.chat}/Documents/private/*/kik.sqlite",
)

SOURCES = ("https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_kik.py: times, types of messages)",)


JSON = Sql("object", "{}", json=True)
