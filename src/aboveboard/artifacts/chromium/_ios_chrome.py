"""What the files about chromium share."""
