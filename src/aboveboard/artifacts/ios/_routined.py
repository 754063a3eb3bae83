"""The databases of routined."""

FILES = tuple(
    f"{folder}/Library/Caches/com.apple.routined/{name}.sqlite"
    for folder in ("{mobile}", "{superuser}")
    for name in ("Cache", "Cache-V2", "Local", "Cloud", "Cloud-V2", "CoreRoutine")
)

SOURCES = ("https://github.com/mac4n6/APOLLO (modules/routined_*.txt)",)
