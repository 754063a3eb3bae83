"""Shared albums of Photos.sqlite."""

SOURCES = (
    "https://github.com/ScottKjr3347/iOS_Local_PL_Photos.sqlite_Queries (shared albums)",
    "https://theforensicscooter.com",
)
