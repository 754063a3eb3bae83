"""Google Play Store."""
