"""What the files about playstore share."""

FOLDER = "{app_data:com.android.vending}/databases"

SOURCE = "https://github.com/abrignoni/ALEAPP"
