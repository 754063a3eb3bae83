"""What the files about mewe share."""

FILES = tuple(f"{{app_data:com.mewe}}/databases/{name}" for name in ("app_database", "app_v3.db"))

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/mewe.py",)
