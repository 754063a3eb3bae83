"""Gboard: its clipboard, what was typed as its training caches keep it, and when it was up."""

from aboveboard.artifacts.gboard._android import FILES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite

TYPED = Artifact(
    id="android.gboard.typed",
    title="Text typed with Gboard",
    service="gboard",
    emits=Event,
    files=FILES,
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
    ),
    says="One record for each text that the cache keeps, with its app.",
    limits="Only part of what is typed is cached, and for a while. The caches whose text is in protocol buffers"
    " (`training_input_events_table`, `trainingcachev2.db`) are not read.",
    sources=("https://github.com/abrignoni/ALEAPP (gboard)",),
)
