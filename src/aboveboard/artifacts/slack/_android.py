"""What the files about slack share."""

SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/slack.py",
    "https://api.slack.com/events/message (fields of a message)",
)
