"""What the files about threema share."""

FILES = ("{app_group:group.ch.threema*}/ThreemaData.sqlite", "{app_data:ch.threema.*}/Documents/ThreemaData.sqlite")

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Threema.py",)


NAME = (
    "COALESCE(NULLIF(trim(COALESCE({0}.ZFIRSTNAME, '') || ' ' || COALESCE({0}.ZLASTNAME, '')), ''),"
    " NULLIF({0}.ZPUBLICNICKNAME, ''))"
)
