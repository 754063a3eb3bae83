"""Files by Google: searches."""

from aboveboard.artifacts.android._files import FOLDER
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Sqlite, WebSearch

SEARCHED = Artifact(
    id="android.files.searches",
    title="Files by Google: searches",
    service="android.files",
    emits=WebSearch,
    files=(f"{FOLDER}/search_history_database",),
    read=(
        Sqlite(
            base="search_history_content AS s",
            key="s.rowid",
            requires={"search_history_content": ("searched_term", "timestamp")},
            fields={
                "at": Col("s.timestamp", UNIX_MS),
                "term": Col("NULLIF(s.searched_term, '')"),
                "engine": Const("Files by Google"),
            },
        ),
    ),
    says="One record for each search for a file.",
    limits="Nothing else is in the store.",
    sources=("https://github.com/abrignoni/ALEAPP (FilesByGoogle_SearchHistory)",),
)
