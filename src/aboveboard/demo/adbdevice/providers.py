"""Content providers: what `content query` prints, out of the fictional phone's own databases.

Facts, of https://android.googlesource.com/platform/frameworks/base: the form of rows and refusals, cmds/content; which of them
the shell may read, packages/Shell/AndroidManifest.xml: contacts, calendar, call log and messages are there. The user dictionary
is for keyboards and spelling services alone since Android 6
(https://developer.android.com/reference/android/provider/UserDictionary); makers take away more.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import apsw

from aboveboard.demo.phone import Stored

_CONTACTS = "com.android.providers.contacts/databases/contacts2.db"
_CALLS = "com.android.providers.contacts/databases/calllog.db"
_SMS = "com.android.providers.telephony/databases/mmssms.db"
_CALENDAR = "com.android.providers.calendar/databases/calendar.db"
_MEDIA = "com.google.android.providers.media.module/databases/external.db"
_SOURCES: Final[Mapping[str, tuple[str, str]]] = {
    "content://com.android.contacts/raw_contacts": (
        _CONTACTS,
        "(SELECT r.*, a.account_name, a.account_type FROM raw_contacts AS r LEFT JOIN accounts AS a ON a._id = r.account_id)",
    ),
    "content://com.android.contacts/data": (
        _CONTACTS,
        "(SELECT d.*, m.mimetype FROM data AS d JOIN mimetypes AS m ON m._id = d.mimetype_id)",
    ),
    "content://call_log/calls": (_CALLS, "calls"),
    "content://sms": (_SMS, "sms"),
    "content://mms-sms/conversations?simple=true": (_SMS, "threads"),
    "content://mms-sms/canonical-addresses": (_SMS, "canonical_addresses"),
    "content://mms": (_SMS, "pdu"),
    "content://mms/part": (_SMS, "part"),
    "content://com.android.calendar/calendars": (_CALENDAR, "Calendars"),
    "content://com.android.calendar/events": (_CALENDAR, "Events"),
    "content://com.android.calendar/attendees": (_CALENDAR, "Attendees"),
    "content://media/external/file": (_MEDIA, "files"),
}
_LACKS: Final[Mapping[int, Mapping[str, frozenset[str]]]] = {
    # Columns that came with later versions, by the first one that has them.
    10: {
        "content://media/external/file": frozenset(("owner_package_name", "is_pending", "datetaken")),
        "content://call_log/calls": frozenset(),
    },
    11: {"content://media/external/file": frozenset(("is_trashed", "is_favorite"))},
}
_OPENING: Final = (
    "Permission Denial: opening provider com.android.providers.{} from (null) (pid=8231, uid=2000) requires {}"
)
_P: Final = "android.permission."
REFUSED: Final[Mapping[str, Mapping[str, str]]] = {
    "stock": {
        "content://user_dictionary/words": _OPENING.format(
            "userdictionary.UserDictionaryProvider", f"{_P}READ_USER_DICTIONARY"
        ),
        "content://downloads/my_downloads": "Permission Denial: reading com.android.providers.downloads.DownloadProvider uri"
        f" content://downloads/my_downloads from pid=8231, uid=2000 requires {_P}INTERNET",
    },
    # A maker that gives the shell neither messages nor the call log.
    "strict": {
        "content://sms": _OPENING.format("telephony.SmsProvider", f"{_P}READ_SMS"),
        "content://mms": _OPENING.format("telephony.MmsProvider", f"{_P}READ_SMS"),
        "content://mms/part": _OPENING.format("telephony.MmsProvider", f"{_P}READ_SMS"),
        "content://call_log/calls": _OPENING.format(
            "contacts.CallLogProvider", f"{_P}READ_CALL_LOG or {_P}WRITE_CALL_LOG"
        ),
    },
}
REFUSED_BY: Final[Mapping[str, tuple[str, ...]]] = {"google": ("stock",), "strict": ("stock", "strict")}
"""By maker, what is refused."""


class Providers:
    """The providers of one phone."""

    def __init__(self, stored: Mapping[str, Stored], android: int, maker: str) -> None:
        self._android = android
        self._refused = {u: why for group in REFUSED_BY[maker] for u, why in REFUSED[group].items()}
        self._folder = tempfile.TemporaryDirectory(prefix="aboveboard-phone-")
        self._lock = threading.Lock()
        self._dbs: dict[str, apsw.Connection] = {}
        for path, file in stored.items():
            base = path.removesuffix("-wal")
            # The media provider became a module of its own with Android 10.
            base = base.replace("/com.android.providers.media/", "/com.google.android.providers.media.module/")
            place = next((p for p in (_CONTACTS, _CALLS, _SMS, _CALENDAR, _MEDIA) if base.endswith("/" + p)), None)
            if place is not None:
                user = "0" if path.startswith("data/data/") else path.split("/")[2]
                target = (
                    Path(self._folder.name)
                    / f"{user}-{place.rpartition('/')[2]}{'-wal' if path.endswith('-wal') else ''}"
                )
                target.write_bytes(file.data)

    def close(self) -> None:
        """Give the databases back."""
        for db in self._dbs.values():
            db.close()
        self._folder.cleanup()

    def database(self, place: str, user: str = "0") -> apsw.Connection | None:
        """A provider's database as the phone has it; None where that user has none."""
        name = f"{user}-{place.rpartition('/')[2]}"
        if name not in self._dbs:
            path = Path(self._folder.name) / name
            if not path.exists():
                return None
            self._dbs[name] = apsw.Connection(str(path))
        return self._dbs[name]

    def change(self, uri: str, sql: str, values: tuple[object, ...] = (), user: str = "0") -> None:
        """Change a provider's rows, as the phone's owner does."""
        place, _ = _SOURCES[uri]
        db = self.database(place, user)
        assert db is not None
        with self._lock:
            db.execute(sql, values)  # pyright: ignore[reportArgumentType]

    def query(
        self, uri: str, user: str, columns: Sequence[str], where: str | None, sort: str | None
    ) -> tuple[bytes, bytes]:
        """(output, errors) of a query."""
        uri = uri.rstrip("/")
        if uri in self._refused:
            return b"", _error(uri, "java.lang.SecurityException", self._refused[uri])
        parts = uri.split("/")
        if uri.startswith("content://mms/") and parts[-1] == "addr":
            place, table, narrowed = _SMS, "addr", f"msg_id={int(parts[-2])}"
        elif uri in _SOURCES:
            (place, table), narrowed = _SOURCES[uri], None
        else:
            authority = uri.removeprefix("content://").split("/")[0]
            return b"", f"Could not find provider: {authority}\n".encode()
        db = self.database(place, user)
        if not columns:
            return b"", b"[ERROR] this phone wants a projection\n"
        if db is None:
            return b"No result found.\n", b""
        lacking = {c for first, of in _LACKS.items() if self._android < first for c in of.get(uri, ())}
        for column in columns:
            if column in lacking:
                why = f"no such column: {column} (code 1 SQLITE_ERROR): , while compiling: SELECT {', '.join(columns)}"
                return b"", _error(uri, "android.database.sqlite.SQLiteException", why)
        conditions = " AND ".join(f"({c})" for c in (where, narrowed) if c)
        sql = f"SELECT {', '.join(columns)} FROM {table}"
        sql += f" WHERE {conditions}" if conditions else ""
        sql += f" ORDER BY {sort or '_id DESC'}"
        try:
            with self._lock:
                cursor = db.execute(sql)
                rows = cursor.fetchall()
                names = list(columns)
        except apsw.SQLError as error:
            return b"", _error(uri, "android.database.sqlite.SQLiteException", f"{error} (code 1 SQLITE_ERROR)")
        if not rows:
            return b"No result found.\n", b""
        out = bytearray()
        for n, row in enumerate(rows):
            said = ", ".join(f"{name}={_value(v)}" for name, v in zip(names, row, strict=True))
            out += f"Row: {n} {said}\n".encode("utf-8", "surrogatepass")
        return bytes(out), b""


def _value(value: object) -> str:
    if value is None:
        return "NULL"
    return "BLOB" if isinstance(value, bytes) else str(value)


def _error(uri: str, kind: str, why: str) -> bytes:
    frames = "\n".join(
        f"\tat {frame}"
        for frame in (
            "android.os.Parcel.createExceptionOrNull(Parcel.java:3011)",
            "android.database.DatabaseUtils.readExceptionFromParcel(DatabaseUtils.java:190)",
            "com.android.commands.content.Content$QueryCommand.onExecute(Content.java:664)",
        )
    )
    authority = uri.removeprefix("content://").split("/")[0]
    return f"Error while accessing provider:{authority}\n{kind}: {why}\n{frames}\n".encode()
