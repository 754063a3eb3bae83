"""The use case behind `aboveboard prove`: records of a case, made again from the bytes of the evidence and compared.

What it shows is that a value follows from bytes at a place, by a second reader of the same makers; not that an event
happened.
"""

from aboveboard.casework.prove.fields import differences
from aboveboard.casework.prove.results import SAYS_EACH, Disagreement, FieldCheck, FileCheck, Proof, Whole
from aboveboard.casework.prove.sources import Evidence
from aboveboard.casework.prove.use import prove, prove_all

__all__ = [
    "SAYS_EACH",
    "Disagreement",
    "Evidence",
    "FieldCheck",
    "FileCheck",
    "Proof",
    "Whole",
    "differences",
    "prove",
    "prove_all",
]
