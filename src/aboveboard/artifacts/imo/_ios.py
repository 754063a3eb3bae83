"""Where the facts of imo on iOS are from."""

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/imoHD_Chat.py",)
