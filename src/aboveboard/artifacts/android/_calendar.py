"""What the files about calendar share."""

FILES = (
    "{app_data:com.android.providers.calendar}/databases/calendar.db",
    "{app_data:com.samsung.android.providers.calendar}/databases/calendar.db",
)

SOURCES = (
    "https://developer.android.com/reference/android/provider/CalendarContract.EventsColumns",
    "https://android.googlesource.com/platform/packages/providers/CalendarProvider",
)

TESTED = ("DFRWS 2021 challenge, Samsung phone", "redroid Android 8.1 (empty)")
