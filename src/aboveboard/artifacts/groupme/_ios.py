"""What the files about groupme share."""

FILES = (
    "{app_data:com.groupme.iphone-app}/Library/Application Support/GroupMe.sqlite",
    "{app_data:com.groupme.iphone-app}/Documents/GroupMe.sqlite",
)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/groupMe.py",)
