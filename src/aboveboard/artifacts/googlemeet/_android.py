"""What the files about Google Meet on Android share."""

FILES = ("{app_data:com.google.android.apps.tachyon}/databases/tachyon.db",)
SOURCES = (
    "https://github.com/abrignoni/ALEAPP (googleDuo.py: tables, columns, codes)",
    "https://stark4n6.com/2021/08/google-duo-android-ios-forensic-analysis.html (what the tables are for)",
)


def bare(column: str) -> str:
    """A number or address without what stands behind the stroke."""
    return f"CASE instr({column}, '|') WHEN 0 THEN {column} ELSE substr({column}, 1, instr({column}, '|') - 1) END"
