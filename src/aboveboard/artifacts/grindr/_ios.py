"""What the files about Grindr on iOS share."""

FILES = ("{app_data:com.grindrguy.grindrx}/Documents/DataContainer/Data/*/PersistenceStore.bin",)
SOURCES = (
    "https://github.com/abrignoni/iLEAPP (grindr.py: the Realm file, classes, properties, the account's folder)",
)


def own(column: str) -> str:
    """Whether a number is that of the account, after which the file's folder is called."""
    return f"substr(:folder, -length({column}) - 1) = '/' || {column}"
