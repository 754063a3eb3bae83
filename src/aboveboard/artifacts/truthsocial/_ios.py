"""What the files about truthsocial share."""

from aboveboard.kit import Sql

SOURCES = (
    "https://github.com/abrignoni/iLEAPP (that ChatModel.sqlite holds the chats; the schema is the file's own)",
    "https://developer.apple.com/documentation/coredata (Core Data stores; times in seconds since 2001)",
)


JSON = Sql("object", "{}", json=True)
