"""DataUsage.sqlite and netusage.sqlite."""

FILES = (
    "{var}/wireless/Library/Databases/DataUsage.sqlite",
    "{var}/networkd/netusage.sqlite",
    "{var}/networkd/db/netusage.sqlite",
)

SOURCES = (
    "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_datausage.py, ios_netusage.py)",
    "https://docs.mvt.re/en/latest/ios/records/ (datausage, netusage)",
)

TESTED = ("DataUsage.sqlite of mvt's test backup", "plaso test data (netusage.sqlite)")


APP = "COALESCE(NULLIF(p.ZBUNDLENAME, ''), NULLIF(p.ZPROCNAME, ''))"
