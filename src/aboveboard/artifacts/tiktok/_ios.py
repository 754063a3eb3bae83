"""What the files about tiktok share."""

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/tikTok.py",)
