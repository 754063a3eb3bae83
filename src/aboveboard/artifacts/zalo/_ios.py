"""What the files about zalo share."""

SOURCES = (
    "https://cp-df.com/en/blog/zalo.html (files, tables, kinds)",
    "https://github.com/abrignoni/iLEAPP (Zalo: columns, kinds as its author found them in test data)",
)
