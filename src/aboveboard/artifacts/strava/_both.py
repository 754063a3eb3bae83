"""What the files about strava share."""

HOME = "{app_data:com.strava.stravaride}/"

STORE = (HOME + "Library/Application Support/Strava.sqlite",)

MADE = "https://github.com/abrignoni/iLEAPP (Strava: Strava.sqlite and Documents/FIT/Recordings)"
