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
