"""Where QKSMS keeps its Realm database."""

from typing import Final

FILES: Final = ("{app_data:com.moez.QKSMS}/files/default.realm", "{app_data:dev.octoshrimpy.quik}/files/default.realm")
"""Quik, the second, is a fork that is taken to keep it alike."""
