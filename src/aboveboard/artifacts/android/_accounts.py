"""What the files about accounts share."""

FILES = (
    "data/system_ce/*/accounts_ce.db",
    "data/system_de/*/accounts_de.db",
    "{system}/users/*/accounts.db",
    "{system}/accounts.db",
)

SOURCES = ("https://android.googlesource.com/platform/frameworks/base (server/accounts/AccountsDb.java)",)
