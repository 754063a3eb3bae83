"""What the files about gboard share."""

FOLDER = "{app_data:com.google.android.inputmethod.latin}/databases"
