"""What the files about messenger share."""

FILES = (
    "{app_data:com.facebook.orca}/databases/*threads_db2",
    "{app_data:com.facebook.katana}/databases/*threads_db2",
    "{app_data:com.facebook.mlite}/databases/*threads_db2",
)

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/FacebookMessenger.py",)
