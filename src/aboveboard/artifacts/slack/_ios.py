"""What the files about slack share."""

FILES = (
    "{app_group:*}/*/ModelDatabase/db.sqlite",
    "{app_data:com.tinyspeck.chatlyio}/Library/Application Support/Slack/*/*/main_db",
)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/slack.py",)
