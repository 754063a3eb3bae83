"""What the files about imo share."""

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/imo.py",)


NAME = "COALESCE(NULLIF({0}.display, ''), NULLIF({0}.name, ''))"
