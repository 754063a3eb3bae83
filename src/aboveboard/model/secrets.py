"""Which columns of an app's own tables hold passwords, tokens or keys, told by their names.

Records never hold such values: artifacts do not read them. This is for where whole rows are kept or shown: rows of tables
that no artifact reads, and cells in a proof. It errs towards hiding; that a value is there, and its size, is always said.
"""

from __future__ import annotations

import re

_SECRET = re.compile(
    r"pass_?(?:word|wd|code|phrase)|pwd|secret|token|credential|private_?key|session_?key|(?:enc|encryption|auth|api|identity"
    r"|signed_?pre|media|master|cipher)_?key|salt|otp|(?:^|_)pin(?:$|_?code)|signature_?key|cookie_?value|encrypted_value",
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_COOKIES = re.compile(r"cookie")


def is_secret(table: str | None, column: str) -> bool:
    """Whether a column may hold a password, a token or a key. Case does not matter; camel case is read as words."""
    name = _CAMEL.sub("_", column).lower().removeprefix("z_") if column.upper() != column else column.lower()
    if table is not None and _COOKIES.search(table.lower()) and name.lstrip("z") in ("value", "encrypted_value"):
        return True
    return _SECRET.search(name) is not None
