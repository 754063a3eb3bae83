"""The use cases that keep a case from being erased or changed: hold, release, seal.

None of them takes or shows evidence, and so they work where the authority has ended, too.
"""

from __future__ import annotations

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from aboveboard.casework import verifier as v
from aboveboard.casework.case import Case
from aboveboard.casework.changes import reasoned
from aboveboard.casework.custody import Actor, case_id, head_of
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.kept import Ground, Said, Second, kept, releasable
from aboveboard.casework.keys import signing_key
from aboveboard.casework.register import register
from aboveboard.casework.seals import files_of, tables_of
from aboveboard.casework.stamps import stamp_if_set
from aboveboard.casework.standing import may_act, same_name


def hold(case: Case, actor: Actor, reason: str, second: Second, by: str | None = None) -> None:
    """Erasing needs a release from now on, signed by `second`. `by`: who asked for the hold. Raises NotCovered."""
    may_act(case.authority, actor)
    reasoned(reason)
    _another(actor, second)
    said = {"by": by} if by else {}
    case.log(actor, "alteration", what=Said.HOLD, reason=reason, second=_as_data(second), **said)
    register(case)


def release(
    case: Case, actor: Actor, reason: str, reference: str, key: Ed25519PrivateKey
) -> tuple[tuple[Ground, ...], tuple[Ground, ...]]:
    """Let the case be erased as far as `key` can: (what it released, what still holds). A seal stays a seal.

    `reference` is that of the authority's release. Raises NotCovered for a key that was not recorded, CaseError where nothing
    holds.
    """
    may_act(case.authority, actor)
    reasoned(reason)
    if not reference.strip():
        raise NotCovered("say by what the authority released it: --reference", "held")
    grounds = kept(case.db).grounds
    if not grounds:
        raise CaseError("nothing holds this case")
    public = key.public_key().public_bytes_raw().hex()
    freed = releasable(grounds, public)
    if not freed:
        names = sorted({f"{g.second.name}'s" for g in grounds if g.second})
        raise NotCovered(
            f"this key is not the one that was recorded ({', '.join(names)})"
            if names
            else "no second person's key is recorded: `aboveboard hold CASE` records one",
            "second-key",
        )
    name = next(g.second.name for g in freed if g.second)
    _another(actor, Second(name, public))
    statement = msgspec.json.encode(
        {
            "case": case_id(case.db),
            "entries": [g.entry for g in freed],
            "head": "{}:{}".format(*head_of(case.db)),
            "reference": reference,
            "reason": reason,
        }
    ).decode()
    case.log(
        actor,
        "alteration",
        what=Said.RELEASE,
        reason=reason,
        reference=reference,
        second=name,
        key=public,
        statement=statement,
        signature=key.sign(v.RELEASE + statement.encode()).hex(),
    )
    register(case)
    return freed, kept(case.db).grounds


def seal(case: Case, actor: Actor, reason: str, second: Second | None = None) -> int:
    """Freeze the case: how many files' hashes the log states from now on. It is read on, and looks are logged.

    Raises NotCovered, CaseError where it is sealed already or being examined.
    """
    may_act(case.authority, actor)
    reasoned(reason)
    if second is not None:
        _another(actor, second)
    if kept(case.db).sealed is not None:
        raise CaseError("the case is sealed already")
    with case.writing():
        files = files_of(case)
        said = {"second": _as_data(second)} if second is not None else {}
        case.log(actor, "alteration", what=Said.SEAL, reason=reason, files=files, tables=tables_of(case), **said)
        stamp_if_set(case, actor)
    register(case)
    return len(files)


def _another(actor: Actor, second: Second) -> None:
    """Names are stated, not proven; that one key is not the other is shown."""
    if not second.name.strip() or same_name(second.name, actor.name):
        raise NotCovered(f"{actor.name} acts; the second key is somebody else's", "second-key")
    if second.key == signing_key().public_key().public_bytes_raw().hex():
        raise NotCovered("that is this installation's own key", "second-key")


def _as_data(second: Second) -> dict[str, str]:
    return {"name": second.name, "key": second.key}
