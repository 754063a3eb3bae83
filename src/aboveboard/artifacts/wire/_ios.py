"""What the files about wire share."""

FILES = ("{app_group:*}/AccountData/*/store/store.wiredatabase", "{app_group:*}/*/store.wiredatabase")

SOURCES = (
    "https://github.com/wireapp/wire-ios (the store's place)",
    "https://github.com/wireapp/generic-message-proto (GenericMessage)",
    "https://github.com/wireapp/backup-export-tool (tables and columns of the store)",
)
