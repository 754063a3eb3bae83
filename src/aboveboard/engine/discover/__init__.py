"""Discovery: stores that no artifact knows, looked at by content.

`columns` says what a column is, `joins` how tables belong together, `tables` what a table is: with `people` and `calls` by kind,
with `moments`, `parties`, `threads`, `ways` and `texts` by what a row has, `extended` and `answered` by what stands in two
tables or twice in a row, `parting` and `leftout` by which rows are of another kind or none; `build` makes an ordinary artifact of
that, which the engine runs as it runs declared ones. All of these are pure; `look` samples a database, `lists` and `keyed` find
lists of similar objects in files that are no databases, which `trees` takes for tables, and `run` puts it together for a worker.
"""

from __future__ import annotations

from typing import Final

ARTIFACT: Final = "any.discovered"
"""The artifact that discovered records are attributed to."""
VERSION: Final = 14
"""Raised when the same store gives other records than before."""
SURE: Final = 0.6
"""From this confidence on a finding becomes records; below, the outcome says what was seen."""
SURE_OF_SYSTEM: Final = 0.8
"""The same for stores of the system itself, most of which hold nothing of a person."""
MENTION: Final = 0.35
"""Below this nothing is said of a table."""
SECONDS: Final = 20.0
"""For looking at one store; reading what was found comes after."""
