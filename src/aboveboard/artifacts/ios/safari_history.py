"""Safari's History.db: visits, and the notes that it keeps of deletions."""

from types import MappingProxyType

from aboveboard.artifacts.ios._safari_history import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Clock, Col, Origin, Sqlite, Visit, enum, flag, opt

_VISIT_REQUIRES = MappingProxyType({"history_visits": ("history_item", "visit_time"), "history_items": ("url",)})
_ITEM = "LEFT JOIN history_items AS i ON i.id = v.history_item"

HISTORY = Artifact(
    id="ios.safari.history",
    title="Safari history",
    service="ios.safari",
    emits=Visit,
    files=FILES,
    read=(
        Sqlite(
            name="visits",
            base="history_visits AS v",
            key="v.id",
            requires=_VISIT_REQUIRES,
            joins=(
                _ITEM,
                "LEFT JOIN history_visits AS f ON f.id = v.redirect_source",
                "LEFT JOIN history_items AS fi ON fi.id = f.history_item",
                "LEFT JOIN history_visits AS t ON t.id = v.redirect_destination",
                "LEFT JOIN history_items AS ti ON ti.id = t.history_item",
            ),
            fields={
                "at": Col("v.visit_time", times.COCOA_S),
                "url": Col("i.url"),
                "title": opt("NULLIF(v.title, '')"),
                "visit_count": opt("i.visit_count"),
                "redirect_from": opt("fi.url"),
                "redirect_to": opt("ti.url"),
                "loaded": opt("v.load_successful", flag),
                "origin": opt("v.origin", enum("origin", {0: Origin.HERE.value, 1: Origin.SYNCED.value}, other=None)),
                "visit_id": Col("CAST(v.id AS TEXT)"),
            },
        ),
    ),
    says="One record for each visit that Safari recorded.",
    limits="Private browsing is not recorded. A page that redirects is a visit of its own. 'Synced' means that "
    "the visit came from another device of the same Apple account. The time of a deletion note is that of the visit "
    "deleted; some have no address.",
    sources=SOURCES,
    clocks={"at": Clock.DEVICE},
    tested=("ios_native_ffs", "plaso test data (safari/History.db)"),
)
