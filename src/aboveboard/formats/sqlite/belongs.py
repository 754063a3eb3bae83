"""Whether a -wal or -journal belongs to a database as it stands."""
from __future__ import annotations
from aboveboard.formats.sqlite.journal import Journal
from aboveboard.formats.sqlite.view import Header, View
from aboveboard.formats.sqlite.wal import Wal

def wal(log: Wal, plain: View, merged: View, head: Header) -> str:
    return ""

def journal(back: Journal, plain: View, before: View, head: Header) -> str:
    return ""
