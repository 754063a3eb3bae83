"""What the files about android share."""

FOLDER = "{app_data:com.google.android.apps.nbu.files}/databases"
