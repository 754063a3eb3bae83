"""What the files about Google Meet on iOS share."""

FILES = ("{app_data:com.google.Tachyon}/Library/Application Support/DataStore",)
SOURCES = (
    "https://github.com/abrignoni/iLEAPP (googleDuo.py: tables, columns, codes; as seen in versions 225 and 257)",
    "https://stark4n6.com/2021/08/google-duo-android-ios-forensic-analysis.html (what the tables are for)",
)
