"""What the files about wechat share."""

SOURCES = (
    "https://www.forensicfocus.com/articles/decrypt-wechat-enmicromsgdb-database/",
    "https://github.com/ppwwyyxx/wechat-dump (tables, types)",
)
