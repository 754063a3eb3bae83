"""What the files about teams share."""

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/teams.py",)
