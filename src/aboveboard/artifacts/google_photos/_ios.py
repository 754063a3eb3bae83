"""What the files about google_photos share."""

FILES = ("{app_data:com.google.photos}/Library/Application Support/store/photos-*.db",)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/googlePhotos.py",)
