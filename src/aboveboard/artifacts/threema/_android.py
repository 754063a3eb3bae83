"""What the files about threema share."""

SOURCES = ("https://github.com/threema-ch/threema-android (storage: models and database updates)",)


NAME = (
    "COALESCE(NULLIF(trim(COALESCE({0}.firstName, '') || ' ' || COALESCE({0}.lastName, '')), ''),"
    " NULLIF({0}.publicNickName, ''))"
)
