"""What the files about gboard share."""

FOLDER = "{app_data:com.google.android.inputmethod.latin}/databases"


FILES = tuple(f"{FOLDER}/trainingcache{n}.db" for n in ("2", "3", "v3"))
