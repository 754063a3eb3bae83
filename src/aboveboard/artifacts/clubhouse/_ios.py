"""What the files about clubhouse share."""

SOURCES = ("https://github.com/abrignoni/iLEAPP (clubhouse.py)", "property lists of a public test image")

TESTED = ("josh_ios17_ffs (iOS 17.3)",)

OWN = ("{app_data:co.alphaexploration.clubhouse}/Library/Preferences/co.alphaexploration.clubhouse.plist",)
