"""Gboard: its clipboard, what was typed as its training caches keep it, and when it was up."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite, Usage, opt

_FOLDER = "{app_data:com.google.android.inputmethod.latin}/databases"

CLIPBOARD = Artifact(
    id="android.gboard.clipboard",
    title="Gboard clipboard",
    service="gboard",
    emits=Event,
    files=(f"{_FOLDER}/gboard_clipboard.db",),
    read=(
        Sqlite(
            base="clips AS c",
            key="c._id",
            requires={"clips": ("timestamp", "text")},
            fields={
                "at": Col("c.timestamp", UNIX_MS),
                "event": opt("CASE c.item_type WHEN 1 THEN 'clipboard entry, pinned' ELSE 'clipboard entry' END"),
                "detail": opt("COALESCE(NULLIF(c.text, ''), NULLIF(c.html_text, ''), NULLIF(c.uri, ''))"),
            },
        ),
    ),
    says="One record for each entry of the keyboard's clipboard: text, or the address of a picture.",
    limits="Entries that are not pinned are removed after an hour. Which app a text was copied from is not in the store.",
    sources=("https://github.com/abrignoni/ALEAPP (gboard)",),
)
TYPED = Artifact(
    id="android.gboard.typed",
    title="Text typed with Gboard",
    service="gboard",
    emits=(Event, Usage),
    files=tuple(f"{_FOLDER}/trainingcache{n}.db" for n in ("2", "3", "v3")),
    read=(
        Sqlite(
            base="s_table AS s",
            key="s._id",
            requires={"s_table": ("f1", "f8", "f10"), "tf_table": ("f1", "f3")},
            fields={
                "at": Col("s.f10", UNIX_MS),
                "event": Const("text typed"),
                "app": Col("NULLIF(s.f8, '')"),
                "detail": Col(
                    "(SELECT NULLIF(group_concat(t.f3, ''), '') FROM tf_table AS t WHERE t.f1 = s.f1 ORDER BY t._id)"
                ),
            },
            kind=Event,
            optional=True,
        ),
        Sqlite(
            base="session AS s",
            key="s._session_id",
            requires={"session": ("_session_id", "_timestamp_", "package_name")},
            fields={
                "at": Col("s._session_id", UNIX_MS),
                "until": Col("s._timestamp_", UNIX_MS),
                "app": Col("NULLIF(s.package_name, '')"),
                "event": Const("keyboard up"),
            },
            kind=Usage,
            optional=True,
        ),
    ),
    says="One record for each session of typing: app, text where the cache keeps it, or that the keyboard was up.",
    limits="Only part of what is typed is cached, and for a while. The caches whose text is in protocol buffers"
    " (`training_input_events_table`, `trainingcachev2.db`) are not read.",
    sources=("https://github.com/abrignoni/ALEAPP (gboard)",),
)
