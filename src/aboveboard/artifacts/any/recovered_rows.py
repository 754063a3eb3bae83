"""Rows that a database's file still holds and its tables no longer show, of tables that no artifact reads.

The declaration has no reading: the engine finds the rows with the project's own reader (`engine/recovered.py`). Rows of
tables that an artifact does read become records of that artifact.
"""

from aboveboard.kit import Artifact, Event

RECOVERED_ROWS = Artifact(
    id="any.recovered_rows",
    title="Recovered rows of other tables",
    service="recovered rows",
    emits=Event,
    files=(),
    by_content=("application/vnd.sqlite3",),
    read=(),
    says="One record for each row that is older than its live row, not committed or deleted, in a table that no artifact"
    " reads: `event` names the table, `detail` holds the row's values one after another, `as_stored` each value by its"
    " column.",
    limits="`deleted` means that the row is not in the live table; who or what removed it is not known. Rows of SQLite's own"
    " tables, of indexes for full text and places, and of the tables in which Core Data and Android keep versions and"
    " counters are left out and counted. Columns have numbers for names where the table's definition is lost. No value is"
    " taken for a time, so that `at` is always missing. Left out as a whole where the authority or the request is limited"
    " to categories, services or people: such a row can hold anything. Live rows of these tables are not read.",
    sources=(
        "https://www.sqlite.org/fileformat2.html",
        "https://www.sqlite.org/fts5.html#fts5_data_structures",
        "https://www.sqlite.org/rtree.html",
    ),
    tested=("cuts of public iOS test images", "plaso test data", "NIST HTC Desire"),
)
