"""What the files about pinterest share."""

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/pinterest.py",)
