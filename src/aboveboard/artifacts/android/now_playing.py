"""Now Playing of Pixel phones: music that the phone heard around it and knew (`history_db`)."""

from __future__ import annotations

from aboveboard.formats import protobuf
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Activity, Artifact, Row, SqliteCode


def _piece(entry: bytes) -> str | None:
    """Title, artist and album of an entry. Raises ProtobufError."""
    fields = (protobuf.get(entry, path) for path in ("9.3", "9.4", "9.13"))
    title, artist, album = (field.text if field is not None else None for field in fields)
    return f"{title or ''}{f' by {artist}' if artist else ''}{f', {album}' if album else ''}" or None


def _heard(row: Row, about: About) -> Activity:
    del about
    entry = row["entry"]
    try:
        piece = _piece(entry) if isinstance(entry, bytes) else None
    except ProtobufError:
        piece = "entry that cannot be read"
    return Activity(at=UNIX_MS.to_utc_us(row["time"]), activity="music heard", value=piece)


NOW_PLAYING = Artifact(
    id="android.now_playing",
    title="Now Playing: music heard around the phone",
    service="android.now_playing",
    emits=Activity,
    files=(
        "{app_data:com.google.intelligence.sense}/db/history_db",
        "{app_data:com.google.android.as}/databases/history_db",
    ),
    read=(
        SqliteCode(
            base="recognition_history AS h",
            key="h.rowid",
            columns={"time": "h.timestamp", "entry": "h.history_entry"},
            make=_heard,
        ),
    ),
    says="One record for each time that the phone recognised music near it: title, artist and album.",
    limits="It says that the music was to be heard where the phone was, not that somebody played it. The phone's zone and the"
    " length of the piece stand in the same entry and are not read.",
    sources=("https://github.com/abrignoni/ALEAPP (googleNowPlaying)",),
)
