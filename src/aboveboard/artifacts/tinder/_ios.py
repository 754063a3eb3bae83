"""What the files about Tinder on iOS share."""

FILES = ("{app_data:com.cardify.tinder}/Library/Application Support/Tinder/Tinder2.sqlite",)
SOURCES = ("https://github.com/abrignoni/iLEAPP (tinder.py: tables, columns, times; as seen in version 14.9.0)",)
