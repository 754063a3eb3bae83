"""What the databases of a case hold."""

from __future__ import annotations

from aboveboard.model.records import KIND_NUMBER

SAYS_ZONE = f"kind = {KIND_NUMBER['DeviceFact']} AND data ->> '$.name' = 'time_zone'"
"""Which rows of a shard name the phone's time zone."""
SAYS_OFFSET = f"kind = {KIND_NUMBER['Activity']} AND data ->> '$.zone_offset' IS NOT NULL"
"""Which rows of a shard name the offset from UTC that was in force."""

SHARD = f"""
CREATE TABLE IF NOT EXISTS readings (
    id INTEGER PRIMARY KEY, seed INTEGER NOT NULL, task TEXT NOT NULL, artifact TEXT NOT NULL, version INTEGER NOT NULL,
    service TEXT NOT NULL, part TEXT NOT NULL, source INTEGER NOT NULL, path TEXT NOT NULL, profile TEXT NOT NULL,
    app TEXT, layout TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS rows (
    id INTEGER PRIMARY KEY, src INTEGER NOT NULL, loc INTEGER NOT NULL, locator TEXT, kind INTEGER NOT NULL, at INTEGER,
    thread TEXT, party TEXT, direction INTEGER, state INTEGER NOT NULL, data BLOB, raw BLOB, words TEXT
);
CREATE TABLE IF NOT EXISTS files (
    path TEXT NOT NULL, source INTEGER NOT NULL, member TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT, mime TEXT,
    modified INTEGER, task TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS names (
    source INTEGER NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL, task TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS app_data (
    source INTEGER NOT NULL, folder TEXT NOT NULL, profile TEXT NOT NULL, app TEXT NOT NULL, files INTEGER NOT NULL,
    bytes INTEGER NOT NULL, claimed_files INTEGER NOT NULL, task TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS artifacts (id TEXT PRIMARY KEY, known TEXT NOT NULL, task TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS places (
    source INTEGER NOT NULL, path TEXT NOT NULL, tbl TEXT NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL,
    task TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS place ON places (source, path, tbl);
CREATE TABLE IF NOT EXISTS done (task TEXT PRIMARY KEY, result BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS marks (id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS zone ON rows (at) WHERE {SAYS_ZONE};
CREATE INDEX IF NOT EXISTS zone_offset ON rows (at) WHERE {SAYS_OFFSET};
"""
"""A worker's own database: rows as they come, each artifact's in one transaction; the last one of a task enters it in `done`.

`marks` are there when the shard was closed in good order: see `store/shard.py`.
"""

EXHIBIT = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE sources (id INTEGER PRIMARY KEY, facts TEXT NOT NULL, added_at INTEGER NOT NULL) STRICT;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, source INTEGER NOT NULL, member TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT, mime TEXT, modified INTEGER
) STRICT;
CREATE TABLE names (source INTEGER NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
CREATE TABLE app_data (
    source INTEGER NOT NULL, folder TEXT NOT NULL, profile TEXT NOT NULL, app TEXT NOT NULL, files INTEGER NOT NULL,
    bytes INTEGER NOT NULL, claimed_files INTEGER NOT NULL, PRIMARY KEY (source, folder)
) STRICT, WITHOUT ROWID;
CREATE TABLE artifacts (id TEXT PRIMARY KEY, known TEXT NOT NULL) STRICT;
CREATE TABLE places (
    source INTEGER NOT NULL, path TEXT NOT NULL, tbl TEXT NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL,
    PRIMARY KEY (source, path, tbl, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE readings (
    id INTEGER PRIMARY KEY, seed INTEGER NOT NULL, artifact TEXT NOT NULL, version INTEGER NOT NULL, service TEXT NOT NULL,
    part TEXT NOT NULL, source INTEGER NOT NULL, path TEXT NOT NULL, file INTEGER, profile TEXT NOT NULL, app TEXT,
    layout TEXT NOT NULL
) STRICT;
CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY, artifact TEXT NOT NULL, status TEXT NOT NULL, path TEXT, part TEXT, source INTEGER NOT NULL,
    outcome TEXT NOT NULL
) STRICT;
CREATE TABLE records (
    id INTEGER PRIMARY KEY, src INTEGER NOT NULL, loc INTEGER NOT NULL, locator TEXT, kind INTEGER NOT NULL, at INTEGER,
    thread TEXT, party TEXT, direction INTEGER, state INTEGER NOT NULL, data BLOB, raw BLOB
);
CREATE TABLE sealed (
    seed INTEGER NOT NULL, loc INTEGER NOT NULL, category TEXT NOT NULL, state INTEGER NOT NULL, blob BLOB NOT NULL,
    PRIMARY KEY (seed, loc)
) STRICT;
CREATE TABLE sealed_marks (mark BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE released (seed INTEGER NOT NULL, loc INTEGER NOT NULL, PRIMARY KEY (seed, loc)) STRICT, WITHOUT ROWID;
CREATE TABLE odd_times (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE twins (id INTEGER PRIMARY KEY, shown INTEGER NOT NULL) STRICT;
CREATE INDEX twin_shown ON twins (shown);
CREATE TABLE done (task TEXT PRIMARY KEY, result BLOB NOT NULL) STRICT;
"""
"""An exhibit's evidence records. `records.id` ascends with time; see `store/publish.py`.

`sealed` are records that another key opens, `released` those that it opened; see `store/sealing.py`.
"""

EARLY_INDEXES = """
CREATE INDEX record_kind ON records (kind);
CREATE INDEX record_state ON records (state) WHERE state <> 0;
CREATE INDEX record_place ON records (src, loc);
"""
"""Rows come in an order in which these grow near their ends: filled with the table, they cost no reading of it again."""
INDEXES = "CREATE INDEX record_thread ON records (thread) WHERE thread IS NOT NULL"
"""Filled in no order that helps, so better made of all rows at once."""

WORDS = "CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='ascii')"

LOOK = """
CREATE TABLE exhibits (label TEXT PRIMARY KEY, description TEXT, added_at INTEGER NOT NULL, sealed_at INTEGER) STRICT;
CREATE TABLE sources (
    id INTEGER PRIMARY KEY, exhibit TEXT NOT NULL, path TEXT NOT NULL, fingerprint TEXT NOT NULL, facts TEXT,
    added_at INTEGER NOT NULL, finished_at INTEGER
) STRICT;
"""
"""What of a case's database tells of its evidence, and goes with a look without keeping."""

CASE = (
    LOOK
    + """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE authority (id INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL, reason TEXT, authority TEXT NOT NULL) STRICT;
CREATE TABLE custody (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, made TEXT NOT NULL,
    detail TEXT NOT NULL, previous BLOB NOT NULL, digest BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER custody_stays BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'the custody log is only added to'); END;
CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'the custody log is only added to'); END;
"""
)
"""What examiners do; small, and changes."""

PEOPLE = """
CREATE TABLE IF NOT EXISTS gathered (exhibit TEXT PRIMARY KEY, stamp TEXT NOT NULL, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL, one TEXT NOT NULL, other TEXT,
    reason TEXT NOT NULL, undone_at INTEGER, undone_by TEXT, undone_why TEXT
) STRICT;
"""
"""In the case's database, made when people are first asked for: what was gathered of them (derived), and what examiners said."""

MARKS = """
CREATE TABLE IF NOT EXISTS mark_actions (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL,
    undone_at INTEGER, undone_by TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS marked (key TEXT NOT NULL, action INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS marked_key ON marked (key);
CREATE INDEX IF NOT EXISTS marked_action ON marked (action);
"""
"""In the case's database, made with the first review: what reviewers put on records, an action at a time."""

RECEIPTS = "CREATE TABLE IF NOT EXISTS receipts (number INTEGER PRIMARY KEY, receipt TEXT NOT NULL) STRICT"
"""In the case's database: what each examination's receipt says."""

PHOTOGRAPHS = "CREATE TABLE IF NOT EXISTS photographs (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT"
"""In the case's database: photographs of exhibits, each once; which exhibit one is of stands in the custody log."""

NUMBERS = "CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE) STRICT"
"""In the case's database: the number under which a record was handed over first, and is whenever it is again."""

RECEIVED = "CREATE TABLE IF NOT EXISTS received (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"
"""In the database of a case that was received: what came with it, and the giver's log in outline."""

VEILS = """
CREATE TABLE IF NOT EXISTS veils (
    reviewer TEXT NOT NULL, exhibit TEXT NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, drawn INTEGER NOT NULL,
    PRIMARY KEY (reviewer, exhibit, path, name)
) STRICT, WITHOUT ROWID;
"""
"""In the case's database: how a reviewer wants pictures and sounds shown; of one file, or (without one) of all."""

DERIVED = """
CREATE TABLE IF NOT EXISTS derived (
    exhibit TEXT NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (exhibit, name)
) STRICT;
"""
"""In the case's database, made with the first review: what takes long to gather from an exhibit, until it changes."""

PREVIEWS = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS previews (
    path BLOB NOT NULL, form TEXT NOT NULL, stage INTEGER NOT NULL, mime TEXT NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, pages INTEGER NOT NULL, why TEXT NOT NULL, data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS preview ON previews (path, form);
CREATE TABLE IF NOT EXISTS texts (path BLOB PRIMARY KEY, folded TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
"""Beside an exhibit, made when files are first looked at: previews of them, which can be made again at any time."""

SEARCHES = """
CREATE TABLE IF NOT EXISTS searches (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
    zone TEXT NOT NULL, page TEXT NOT NULL, ran_at INTEGER, found INTEGER, deleted_at INTEGER, deleted_by TEXT
) STRICT;
"""
"""In the case's database: searches that reviewers keep under a name. A deleted one's row stays."""

CHOICES = """
CREATE TABLE IF NOT EXISTS choices (
    actor TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (actor, name)
) STRICT;
"""
"""In the case's database: how a reviewer likes lists to be shown, which columns in which order. Not evidence, and not logged."""

KNOWN = """
CREATE TABLE IF NOT EXISTS known_lists (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, origin TEXT NOT NULL,
    dated TEXT NOT NULL, reason TEXT NOT NULL, sha256 TEXT NOT NULL, entries TEXT NOT NULL, left_out TEXT NOT NULL,
    removed_at INTEGER, removed_by TEXT, removed_why TEXT
) STRICT;
"""
"""In the case's database: which lists of known files were taken in, by whom and why. Their hashes are in files of their own."""
