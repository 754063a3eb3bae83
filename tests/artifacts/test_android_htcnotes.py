"""HTC's notes, from a store made here."""

from typing import Any

from aboveboard.artifacts.htcnotes.android import NOTES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.htc.notes/databases/htcnotes.db"
NULL = {"absent": "NULL"}
SCHEMA = """
CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, create_time TEXT, modified_time TEXT, parent INTEGER,
    text_content TEXT);
CREATE TABLE resources (id INTEGER PRIMARY KEY, note_id INTEGER, path TEXT, mime_type TEXT);
CREATE TABLE kv (k TEXT PRIMARY KEY, v TEXT);
INSERT INTO notes VALUES (1, 'Lists', '1700000000000', '1700000000500', 0, NULL),
    (2, 'Bread', '1700000060123', '', 1, 'flour
转账

'), (3, '', NULL, NULL, NULL, '  ');
INSERT INTO resources VALUES (1, 2, 'x.note/a.png', 'image/png'), (2, 2, '', NULL);
"""
DB = sqlite_bytes(SCHEMA)
FIXTURES: dict[str, dict[str, bytes]] = {NOTES.id: {PATH: DB}}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def test_notes() -> None:
    _, bread, empty = run(NOTES, {PATH: DB}).records
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:14:20.123000Z",
        "created_at": "2023-11-14T22:14:20.123000Z",
        "title": "Bread",
        "body": "flour\n转账",
        "folder": "Lists",
        "attachments": [{"path": "x.note/a.png", "mime": "image/png"}],
        "note_id": "2",
    }
    assert fields(bread, wanted) == wanted
    assert bread["as_stored"]["text_content"] == "flour\n转账\n\n"
    wanted = {"at": NULL, "title": NULL, "folder": NULL, "attachments": NULL}
    assert fields(empty, wanted) == wanted
