"""What the files about groupme share."""

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/groupMe.py",)
