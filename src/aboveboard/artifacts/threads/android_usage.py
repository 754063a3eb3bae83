"""Threads on Android: when the app was in front, for each account."""

from aboveboard.artifacts.threads._android import LEAPP
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage

USAGE = Artifact(
    id="android.threads.usage",
    title="Threads: time in the app",
    service="threads",
    emits=Usage,
    files=("{app_data:com.instagram.barcelona}/databases/time_in_app_[0-9]*.db",),
    read=(
        Sqlite(
            base="intervals AS i",
            key="i.rowid",
            requires={"intervals": ("start_walltime", "end_walltime")},
            fields={
                "at": Col("i.start_walltime", UNIX_S),
                "until": Col("i.end_walltime", UNIX_S),
                "duration": Col("i.end_walltime - i.start_walltime"),
                "app": Const("com.instagram.barcelona"),
                "event": Const("in front"),
                "account": Col("replace(replace(:file, 'time_in_app_', ''), '.db', '')"),
            },
        ),
    ),
    says="One record for each stretch of time that the app noted to be in front, by the account after whose number the file is"
    " called.",
    limits="The app removes old stretches. What began and ended one are numbers without a published meaning and are not read.",
    sources=LEAPP,
)
