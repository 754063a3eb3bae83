"""What the files about samsung share."""

DEVICE_PATH = (
    "CASE WHEN {0} LIKE '/storage/emulated/_%/%' THEN 'data/media/' || substr({0}, 19)"
    " WHEN {0} LIKE '/data/%' THEN substr({0}, 2) END"
)
