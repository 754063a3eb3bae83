"""What the files about Samsung Wallet share."""

FILES = ("{app_data:com.samsung.android.spay}/databases/spay.db",)

SOURCES = ("https://github.com/abrignoni/ALEAPP (Samsungwallet)",)
