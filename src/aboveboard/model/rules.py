"""The rules of authority, scope and keeping, each with a short name that every refusal bears. `docs/authority.md` lists them."""

from __future__ import annotations

from typing import Final

RULES: Final[dict[str, str]] = {
    "power-kind": "the power is one of the kinds that are listed",
    "agreement-beside": "a user's agreement is recorded beside a power, never instead of one",
    "power-needs": "each kind of power says what it needs",
    "statutory-review": "a statutory power was reviewed beforehand, or says why it was urgent and when the review is due",
    "agreement-whole": "an agreement has who agreed, when, the notice in their language, and a signature",
    "own-sentence": "one's own phone is examined after a typed sentence",
    "dates": "dates are ISO 8601, and an end lies after its beginning",
    "not-begun": "nothing is examined or shown before the authority begins",
    "ended": "nothing is examined or shown after the authority has ended",
    "review-due": "an urgent use of a statutory power ends when its review is due",
    "withdrawn": "nothing is examined or shown after the power was withdrawn",
    "frozen": "a frozen case is taken up again on a court's power alone",
    "who-acts": "where the authority names who may act, nobody else does",
    "scope": "what the scope does not cover is not read, kept or shown",
    "one-authority": "a case rests on the authority recorded last; another one is recorded with a reason",
    "widen-only": "what is recorded later covers at least what the case holds",
    "two-phones": "two people's phones are laid beside each other where the authority of each names the other's",
    "one-subject": "a case is about one person's phone",
    "reason": "a change of authority, a hold, a seal and an erasure have a reason",
    "held": "what is held, sealed, frozen or handed over is erased after the authority's release, with a second person's key",
    "second-key": "a second key is another person's, and was recorded with what it releases",
    "sealed": "a sealed case is read and not changed",
    "erasure-ordered": "a case that waits to be erased is read and not changed",
    "erasure-waits": "what is to be erased waits 14 days unless ordered otherwise",
    "erased": "of an erased case nothing is shown",
    "privilege-whole": "a list of privileged people has a holder, their key, and of each entry a role and identifiers",
    "privilege-kept": "who is listed as privileged stays listed, and the holder's key stays the one that opens",
    "privilege-holder": "what is sealed is opened by the holder whom the authority names, who is no examiner, and for a reason",
}
