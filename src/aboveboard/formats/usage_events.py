"""Codes of Android's usage events, which usage statistics and both makers' wellbeing apps write.

Source: https://developer.android.com/reference/android/app/usage/UsageEvents.Event, and the hidden codes of
https://android.googlesource.com/platform/frameworks/base/+/main/core/java/android/app/usage/UsageEvents.java
"""

from __future__ import annotations

from types import MappingProxyType

EVENTS = MappingProxyType(
    {1: "moved to foreground", 2: "moved to background", 3: "end of day", 4: "continues previous day",
     5: "configuration changed", 6: "system interaction", 7: "user interaction", 8: "shortcut used",
     9: "chooser action", 10: "notification seen", 11: "standby bucket changed", 12: "notification interrupted",
     13: "slice pinned by a privileged app", 14: "slice pinned by an app", 15: "screen on", 16: "screen off",
     17: "lock screen shown", 18: "lock screen hidden", 19: "foreground service started",
     20: "foreground service stopped", 21: "foreground service continues", 22: "foreground service rolled over",
     23: "activity stopped", 24: "activity destroyed", 25: "flushed to disk", 26: "shutdown", 27: "startup",
     28: "user unlocked", 29: "user stopped", 30: "locus id set", 31: "app component used"}
)  # fmt: skip

NAMES = MappingProxyType(
    {"MOVE_TO_FOREGROUND": 1, "ACTIVITY_RESUMED": 1, "MOVE_TO_BACKGROUND": 2, "ACTIVITY_PAUSED": 2, "END_OF_DAY": 3,
     "CONTINUE_PREVIOUS_DAY": 4, "CONFIGURATION_CHANGE": 5, "SYSTEM_INTERACTION": 6, "USER_INTERACTION": 7,
     "SHORTCUT_INVOCATION": 8, "CHOOSER_ACTION": 9, "NOTIFICATION_SEEN": 10, "STANDBY_BUCKET_CHANGED": 11,
     "NOTIFICATION_INTERRUPTION": 12, "SLICE_PINNED_PRIV": 13, "SLICE_PINNED": 14, "SCREEN_INTERACTIVE": 15,
     "SCREEN_NON_INTERACTIVE": 16, "KEYGUARD_SHOWN": 17, "KEYGUARD_HIDDEN": 18, "FOREGROUND_SERVICE_START": 19,
     "FOREGROUND_SERVICE_STOP": 20, "CONTINUING_FOREGROUND_SERVICE": 21, "ROLLOVER_FOREGROUND_SERVICE": 22,
     "ACTIVITY_STOPPED": 23, "ACTIVITY_DESTROYED": 24, "FLUSH_TO_DISK": 25, "DEVICE_SHUTDOWN": 26, "DEVICE_STARTUP": 27,
     "USER_UNLOCKED": 28, "USER_STOPPED": 29, "LOCUS_ID_SET": 30, "APP_COMPONENT_USED": 31}
)  # fmt: skip
"""Their codes by the names that `dumpsys usagestats` prints (UserUsageStatsService.eventToString)."""
