"""iCloud Drive's two databases made here."""

from aboveboard.artifacts.ios.icloud_drive import FILES
from aboveboard.artifacts.ios.icloud_drive_boots import BOOTS
from aboveboard.artifacts.ios.icloud_drive_server import SERVER
from tests.artifacts.harness import run, sqlite_bytes

HOME = "private/var/mobile/Library/Application Support/CloudDocs/session/db/"
CLIENT, REMOTE = HOME + "client.db", HOME + "server.db"
NULL = {"absent": "NULL"}
COLUMNS = """ (zone_rowid INTEGER, item_id BLOB, item_type INTEGER, item_birthtime INTEGER, item_lastusedtime INTEGER,
    item_parent_id BLOB, item_filename TEXT, version_mtime INTEGER, version_size INTEGER, version_device INTEGER);"""
TOP, REPORTS, LOOP = f"x'{'11' * 16}'", f"x'{'22' * 16}'", f"x'{'33' * 16}'"
ROWS = f""" VALUES (1, {TOP}, 0, 1690000000, 0, x'01', 'Work', NULL, NULL, NULL),
    (1, {REPORTS}, 0, 1690000000, 0, {TOP}, 'Reports', NULL, NULL, NULL),
    (1, x'{"44" * 16}', 1, 1690000001, 1700000500, {REPORTS}, '报告.pdf', 1700000000, 4711, 3),
    (2, x'{"55" * 16}', 1, 0, 0, {REPORTS}, 'other zone.txt', 0, 0, NULL),
    (1, {LOOP}, 9, 1690000002, 0, {LOOP}, 'loop', 1700000001, NULL, NULL);"""
LISTED = sqlite_bytes(
    f"CREATE TABLE client_items{COLUMNS} INSERT INTO client_items{ROWS}"
    "CREATE TABLE boot_history (date INTEGER, os TEXT); INSERT INTO boot_history VALUES (1700000000, '21D61'), (0, NULL);"
)
TOLD = sqlite_bytes(f"CREATE TABLE server_items{COLUMNS} INSERT INTO server_items{ROWS}")
FIXTURES = {
    "ios.icloud_drive": {CLIENT: LISTED},
    "ios.icloud_drive.boots": {CLIENT: LISTED},
    "ios.icloud_drive.server": {REMOTE: TOLD},
}


def test_files_of_both() -> None:
    for artifact, path, data in ((FILES, CLIENT, LISTED), (SERVER, REMOTE, TOLD)):
        result = run(artifact, {path: data})
        report, elsewhere, loop = result.records
        assert (report["name"], report["path"], report["size"]) == ("报告.pdf", "Work/Reports/报告.pdf", 4711)
        assert (report["at"], report["created_at"]) == ("2023-11-14T22:13:20.000000Z", "2023-07-22T04:26:41.000000Z")
        # A folder of the same id in another zone is not above it, a time of 0 was never set.
        assert (elsewhere["path"], elsewhere["at"], elsewhere["size"]) == ("other zone.txt", NULL, 0)
        # A folder in itself ends somewhere.
        assert str(loop["path"]).startswith("loop/loop/") and len(str(loop["path"])) < 1000
        assert result.outcome.excluded == 2


def test_builds() -> None:
    first, bare = run(BOOTS, {CLIENT: LISTED}).records
    assert (first["at"], first["detail"]) == ("2023-11-14T22:13:20.000000Z", "21D61")
    assert (bare["at"], bare["detail"]) == (NULL, NULL)


def test_items_that_share_an_id_come_to_an_end() -> None:
    twins = ", ".join(f"(1, {LOOP}, 1, 1690000000, 0, {LOOP}, 'twin', 1700000000, 1, NULL)" for _ in range(30))
    data = sqlite_bytes(f"CREATE TABLE client_items{COLUMNS} INSERT INTO client_items VALUES {twins};")
    result = run(FILES, {CLIENT: data})
    assert (len(result.records), result.outcome.status) == (30, "complete")
    assert all(str(r["path"]).endswith("twin") for r in result.records)
