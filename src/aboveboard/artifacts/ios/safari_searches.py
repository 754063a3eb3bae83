"""Searches in Safari's history: the words in the addresses of known engines' pages of results."""

from aboveboard.artifacts.ios._safari_searches import HISTORY, ITEM, VISIT_REQUIRES, search
from aboveboard.kit import Artifact, SqliteCode, WebSearch

SEARCHES = Artifact(
    id="ios.safari.searches",
    title="Searches in Safari's history",
    service="ios.safari",
    emits=WebSearch,
    files=HISTORY,
    read=(
        SqliteCode(
            name="searches",
            base="history_visits AS v",
            key="v.id",
            requires=VISIT_REQUIRES,
            joins=(ITEM,),
            columns={"time": "v.visit_time", "url": "i.url", "origin?": "v.origin"},
            make=search,
            leaves_out="visits whose address is not a search at an engine known here",
        ),
    ),
    says="One record for each recorded visit of a known search engine's page of results: words out of its address.",
    limits="Turning a page of results, or going back to it, is a visit too. Words that a page sends otherwise are not "
    "seen. That an address was loaded does not show that its words were typed.",
    sources=("the addresses of the engines' own pages of results",),
    tested=("ios_native_ffs", "plaso test data (safari/History.db)"),
)
