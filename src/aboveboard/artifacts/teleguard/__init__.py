"""TeleGuard."""
