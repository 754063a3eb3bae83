"""What the files about pinterest share."""

SOURCES = ("https://github.com/abrignoni/ALEAPP (pinterest.py)",)
