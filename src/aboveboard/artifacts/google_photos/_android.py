"""What the files about google_photos share."""

HOME = "{app_data:com.google.android.apps.photos}/databases/"

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/googlePhotos.py",)
