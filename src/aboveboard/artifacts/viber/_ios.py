"""What the files about viber share."""

FILES = ("{app_group:group.viber.share.container}/com.viber/database/Contacts.data",)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/viber.py",)
