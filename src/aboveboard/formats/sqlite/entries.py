"""What the entries of an index look like, so that dead ones are not taken for rows.

An entry holds the index's columns, then the row's number, or the columns of the table's primary key that are not among them.
Facts: https://www.sqlite.org/fileformat2.html#representation_of_sql_indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from aboveboard.formats.sqlite.batch import Plan
from aboveboard.formats.sqlite.ddl import IndexInfo
from aboveboard.formats.sqlite.model import Column, TableInfo
from aboveboard.formats.sqlite.record import Damaged, header
from aboveboard.formats.sqlite.shape import ROWID, Shape
from aboveboard.formats.sqlite.tree import INDEX_INTERIOR, cell_head, head_at, pointers
from aboveboard.formats.sqlite.view import View


def entry_shape(
    index: IndexInfo, table: TableInfo, encoding: str, usable: int, width: int | None = None
) -> Shape | None:
    """The shape of an index's entries; `width` is how many columns live entries have, if that is known.

    None where nothing tells what they hold.
    """
    columns = [_column(table, position) for position in index.columns]
    if table.without_rowid:
        columns += [table.columns[position] for position in table.primary_key if position not in index.columns]
    else:
        columns.append(Column("", ROWID, "INTEGER", not_null=True))
    if width is not None and width != len(columns):
        # a key column that is there twice, under two collations, or a definition that could not be read
        last = columns[-1:] if not table.without_rowid else []
        columns = [Column("") for _ in range(width - len(last))] + last
    elif not index.columns:
        return None
    info = TableInfo(
        name=index.name,
        columns=tuple(columns),
        rootpage=index.rootpage,
        without_rowid=True,
        sql="",
        storage=tuple(range(len(columns))),
    )
    return Shape(info, Plan(info, encoding, usable), entry=True)


def _column(table: TableInfo, position: int) -> Column:
    if position < 0:
        return Column("")
    if position == table.rowid_column:
        return Column("", ROWID, "INTEGER", not_null=True)
    return table.columns[position]


def entry_width(view: View, pages: Sequence[int]) -> int | None:
    """How many columns the entries on these pages of an index have; None when there are none."""
    for page in pages[:8]:
        data = view.page(page)
        if data is None:
            continue
        inner = data[head_at(page)] == INDEX_INTERIOR
        for at in pointers(data, page, view.usable)[:1]:
            try:
                head = cell_head(data, at + (4 if inner else 0), view.usable, table=False)
                types, _ = header(data, head.start, head.start + head.local, 2100)
            except Damaged:
                continue
            return len(types)
    return None
