"""What the files about facebook share."""

HOME = "{app_data:com.facebook.katana}/databases/"
