"""What other tools write of a phone, read into one neutral form: rows of named cells, with their table and number.

Bytes in, `Header`, `Row` and `Flaw` out; nothing here knows a path or a case. What the columns mean is said elsewhere.
"""

from aboveboard.formats.othertools.delimited import delimiter_of, read_delimited
from aboveboard.formats.othertools.lava import is_lava, lava_names, read_lava
from aboveboard.formats.othertools.moments import Moment, moment
from aboveboard.formats.othertools.rows import Flaw, Header, Item, OtherToolError, Row
from aboveboard.formats.othertools.ufdr import is_ufdr, read_ufdr

__all__ = [
    "Flaw",
    "Header",
    "Item",
    "Moment",
    "OtherToolError",
    "Row",
    "delimiter_of",
    "is_lava",
    "is_ufdr",
    "lava_names",
    "moment",
    "read_delimited",
    "read_lava",
    "read_ufdr",
]
