"""Realm databases, read only: the tables of the last state that was committed, with their objects, and where these stand.

Facts from the sources that Realm's authors publish, https://github.com/realm/realm-core (`src/realm`): `alloc_slab.hpp` and
`.cpp` for the file's header and the footer of the streaming form, `node_header.hpp` and `array.cpp` for nodes, `group.hpp`,
`spec.cpp`, `table.hpp` and `keys.hpp` for what tables are made of, `cluster.cpp`, `bplustree.cpp` and `dictionary.cpp` for
trees, the `array_*` files for values, `integer_compressor.cpp` for packed integers of file format 24; and for formats
before 10 the code that upgrades them (`Table::migrate_objects` and around it in `table.cpp`).
"""

from aboveboard.formats.realm.model import Cell, Column, Link, Row, Stamp, Table
from aboveboard.formats.realm.nodes import FORMATS, RealmError, is_realm, is_sealed
from aboveboard.formats.realm.store import Realm

__all__ = ["FORMATS", "Cell", "Column", "Link", "Realm", "RealmError", "Row", "Stamp", "Table", "is_realm", "is_sealed"]
