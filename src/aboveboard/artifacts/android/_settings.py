"""What the files about android share."""

SOURCE = "https://android.googlesource.com/platform/frameworks/base"

LIMITS = (
    "What looks like a password, token or key by its name is listed without its value. When a setting changed is not"
    " stored."
)
