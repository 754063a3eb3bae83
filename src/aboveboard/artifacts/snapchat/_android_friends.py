"""What the files about snapchat share."""

FILES = ("{app_data:com.snapchat.android}/databases/main.db", "{app_data:com.snapchat.android}/databases/tcspahn.db")

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/snapchat.py",)
