"""What the files about strava share."""

from aboveboard.artifacts.strava._both import MADE

SOURCES = (MADE, "https://developers.google.com/maps/documentation/utilities/polylinealgorithm")
