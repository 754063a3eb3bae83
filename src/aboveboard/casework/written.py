"""What reviewers wrote of records (transcripts, translations), as search finds it: by the same rule as the records' own words."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.review.marks import marks_of, sensitive_keys, writes
from aboveboard.model.provenance import read_key
from aboveboard.model.query import Term, matches


@dataclass(frozen=True)
class Words:
    """The newest version of everything that was written, by the key of its record."""

    texts: dict[int, tuple[str, ...]]
    _held: dict[Term, frozenset[int]] = field(default_factory=dict[Term, frozenset[int]])

    def holding(self, term: Term) -> frozenset[int]:
        """The records of which words were written that hold a term, negation apart."""
        bare = msgspec.structs.replace(term, negated=False, keys=frozenset())
        if bare not in self._held:
            self._held[bare] = frozenset(key for key, texts in self.texts.items() if matches((bare,), texts))
        return self._held[bare]


def words_of(case: Case) -> Words:
    """All of a case. What was written of a record that is marked sensitive is not among it."""
    apart = sensitive_keys(case)[1]
    marked = marks_of(case, writes(case) - apart)
    texts = {read_key(key)[0]: tuple(v.newest.text for v in one.versions) for key, one in marked.items()}
    return Words({key: some for key, some in texts.items() if some})
