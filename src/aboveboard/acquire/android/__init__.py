"""A phone with Android over `adb`, the client that the platform documents: https://developer.android.com/tools/adb."""
