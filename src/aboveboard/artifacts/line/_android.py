"""What the files about line share."""

SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/line.py",
    "https://github.com/sleuthkit/autopsy (line.py: tables, directions)",
)

MS = "CAST({0} AS INTEGER)"
