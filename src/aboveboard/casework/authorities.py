"""Authority files: readable TOML in, a checked `Authority` out, and back; what is wrong with one, by the rule."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec

from aboveboard.analysis.identity import key_of
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.sealedbox import shut
from aboveboard.casework.standing import same_name
from aboveboard.model.authority import Authority
from aboveboard.model.extent import MATCHES
from aboveboard.model.powers import NO_POWERS, POWERS, power_named
from aboveboard.model.times import from_iso

OWN_PHONE = Authority(power="own phone", purpose="to see what is on it", own_phone=True)
SENTENCE = "This is my own phone"
"""What is typed to examine one's own phone."""

MEANT = {
    "reference": "the number of the order, case, provision, policy or schedule",
    "issuer": "who gave it",
    "purpose": "what for",
    "subject": "whose phone it is",
    "owner": "who owns the phone",
    "review": "a table [review]: by and at, or urgent and due",
    "told": "how and when the phone's user was told of the policy",
    "necessity": "what danger, to whom",
    "on_behalf": "a table [on_behalf]: by, of and as",
    "valid_until": "until when",
    "retention": "how long the case is kept",
    "examiners": "who may act",
    "own_phone": "own_phone = true, after the typed sentence",
}
"""What a field that is missing would say."""


@dataclass(frozen=True)
class Fault:
    """What an authority lacks or says wrongly."""

    rule: str
    says: str


def read_authority(path: Path) -> Authority:
    """Raises CaseError with what is wrong and where. It may still have `faults`."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        if isinstance(data.get("authority"), dict):
            data = {**data["authority"], **{k: v for k, v in data.items() if k != "authority"}}
        return msgspec.convert(data, Authority, strict=False)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, ValueError) as error:
        raise CaseError(f"{path} is not an authority file: {error}. `docs/authority.md` shows one") from error


# --- what is wrong with one ------------------------------------------------------------------------------------------


def faults(authority: Authority) -> list[Fault]:
    """Everything for which an authority is refused, whatever the time is."""
    return [*_of_power(authority), *_of_agreement(authority), *_of_privilege(authority), *_of_dates(authority)]


def must_be_whole(authority: Authority) -> None:
    """Raises NotCovered for the first fault; names how many more there are."""
    found = faults(authority)
    if found:
        more = f"; {len(found) - 1} more: `aboveboard authority check FILE` lists them" if len(found) > 1 else ""
        raise NotCovered(found[0].says + more, found[0].rule)


def missing(authority: Authority) -> list[str]:
    """Fields that such a power mostly has, and this one has not."""
    power = power_named(authority.power)
    return [] if power is None else [name for name in power.advised if not getattr(authority, name)]


def _of_power(authority: Authority) -> Iterator[Fault]:
    power = power_named(authority.power)
    kinds = ", ".join(p.name for p in POWERS)
    if power is None:
        if any(word in authority.power.casefold() for word in NO_POWERS):
            yield Fault("agreement-beside", f"{authority.power!r} is no power: say [agreement] beside one of {kinds}")
        else:
            yield Fault("power-kind", f"{authority.power!r} is none of {kinds}")
        return
    for name in power.needs:
        value = getattr(authority, name)
        if value is None or value is False or (isinstance(value, str) and not value.strip()):
            rule = "own-sentence" if name == "own_phone" else "power-needs"
            rule = "statutory-review" if name == "review" else rule
            yield Fault(rule, f"{power.name} needs {name}: {MEANT[name]}")
    if authority.own_phone and power.name != "own phone":
        yield Fault("own-sentence", f"own_phone goes with the power 'own phone', and not with {power.name!r}")
    review = authority.review
    if review is not None and not ((review.by and review.at) or (review.urgent and review.due)):
        yield Fault("statutory-review", "[review] needs by and at, or urgent and due")
    on = authority.on_behalf
    if on is not None and not all(text.strip() for text in (on.by, on.of, on.as_)):
        yield Fault("power-needs", "[on_behalf] needs by, of and as")


def _of_agreement(authority: Authority) -> Iterator[Fault]:
    agreed = authority.agreement
    if agreed is None:
        return
    for name in ("by", "at", "language", "notice", "signature"):
        if not getattr(agreed, name).strip():
            yield Fault("agreement-whole", f"[agreement] needs {name}")


def _of_privilege(authority: Authority) -> Iterator[Fault]:
    listed = authority.privilege
    if listed is None:
        return
    if not listed.holder.strip():
        yield Fault("privilege-whole", "[privilege] needs holder: who has the key that opens what is sealed")
    if any(same_name(listed.holder, one) for one in authority.examiners):
        yield Fault("privilege-whole", f"{listed.holder} is one of the examiners, who must not hold the key")
    try:
        shut(bytes.fromhex(listed.key), b"")
    except ValueError:
        said = "key is no public key of X25519: 64 hexadecimal digits, as `aboveboard privilege key FILE` prints them"
        yield Fault("privilege-whole", f"[privilege] {said}")
    if not listed.entries:
        yield Fault("privilege-whole", "[privilege] needs entries: whom it lists")
    for entry in listed.entries:
        if not entry.role.strip() or not entry.identifiers:
            yield Fault("privilege-whole", "an entry of [privilege] needs role and identifiers")
        for one in entry.identifiers:
            if key_of(one, "") is None:
                yield Fault("privilege-whole", f"{one!r} is no number, mail address or name of an account")


def _of_dates(authority: Authority) -> Iterator[Fault]:
    scope, review, agreed = authority.scope, authority.review, authority.agreement
    times = {
        "valid_from": authority.valid_from,
        "valid_until": authority.valid_until,
        "scope.since": scope.since,
        "scope.until": scope.until,
        "review.at": review.at if review else None,
        "review.due": review.due if review else None,
        "agreement.at": (agreed.at or None) if agreed else None,
    }
    read: dict[str, int] = {}
    for name, text in times.items():
        try:
            if text is not None:
                read[name] = from_iso(text)
        except ValueError:
            yield Fault("dates", f"{name} {text!r} is not a date: write YYYY-MM-DD")
    for first, last, same in (("valid_from", "valid_until", True), ("scope.since", "scope.until", False)):
        if first in read and last in read and (read[last] < read[first] or (not same and read[last] == read[first])):
            yield Fault("dates", f"{last} {times[last]} does not lie after {first} {times[first]}")


# --- one beside another ----------------------------------------------------------------------------------------------


def must_agree(recorded: Authority, given: Authority | None) -> None:
    """A case keeps the authority that was recorded last. Raises NotCovered where another one is given."""
    if given is not None and given != recorded:
        raise NotCovered(
            "the case rests on another authority "
            f"({recorded.power}{', ' + recorded.reference if recorded.reference else ''}); "
            "`aboveboard authority widen CASE FILE --reason …` records a wider one; make another case for another phone",
            "one-authority",
        )


def narrower(recorded: Authority, given: Authority) -> list[str]:
    """In what respects the given one does not cover what the recorded one does."""
    old, new = recorded.scope, given.scope
    found: list[str] = []
    for name in ("categories", "services", "people", "profiles"):
        was, becomes = set(getattr(old, name)), set(getattr(new, name))
        if becomes and (not was or was - becomes):
            found.append(name)
    if new.since is not None and (old.since is None or from_iso(new.since) > from_iso(old.since)):
        found.append("since")
    if new.until is not None and (old.until is None or from_iso(new.until) < from_iso(old.until)):
        found.append("until")
    dated = new.since is not None or new.until is not None
    if dated and not new.undated and (old.undated or (old.since is None and old.until is None)):
        found.append("undated")
    if new.media == "names" and old.media != "names":
        found.append("media")
    if old.tree and not new.tree:
        found.append("tree")
    return found


def privilege_kept(recorded: Authority, given: Authority) -> bool:
    """Whether everybody whom the recorded one lists as privileged stays listed, under the same key and holder."""
    old, new = recorded.privilege, given.privilege
    if old is None:
        return True
    if new is None or (old.holder, old.key) != (new.holder, new.key):
        return False
    return set(old.identifiers) <= set(new.identifiers)


def list_mark(authority: Authority) -> str:
    """Stands for whom an authority lists as privileged and whose key it names; '' where it lists nobody."""
    listed = authority.privilege
    if listed is None:
        return ""
    said = msgspec.json.encode((listed.key, sorted(listed.identifiers)))
    return hashlib.sha256(said).hexdigest()


def as_logged(authority: Authority) -> dict[str, Any]:
    """The authority as the custody log and summaries have it: of privileged people how many there are, and not who.

    Outlines of the log are handed out, and who somebody's lawyer or source is can be what is privileged.
    """
    data = cast("dict[str, Any]", msgspec.to_builtins(authority))
    listed = authority.privilege
    if listed is not None:
        roles = dict(sorted(Counter(entry.role for entry in listed.entries).items()))
        data["privilege"] = {"holder": listed.holder, "key": listed.key, "listed": roles, "says": MATCHES}
    return data


def changes(recorded: Authority, given: Authority) -> dict[str, tuple[Any, Any]]:
    """Field by field, what was and what becomes; those of the scope as `scope.NAME`."""
    return {
        name: (was, becomes)
        for name, was, becomes in (
            *((n, getattr(recorded, n), getattr(given, n)) for n in Authority.__struct_fields__ if n != "scope"),
            *((f"scope.{n}", getattr(recorded.scope, n), getattr(given.scope, n)) for n in _SCOPE),
        )
        if was != becomes
    }


_SCOPE = type(OWN_PHONE.scope).__struct_fields__


# --- as a file -------------------------------------------------------------------------------------------------------


def as_toml(authority: Authority) -> str:
    """The authority as its file; what is not said is left out. `read_authority` reads the same out of it."""
    data = cast("dict[str, Any]", msgspec.to_builtins(authority))
    plain = {k: v for k, v in data.items() if not isinstance(v, dict)}
    lines = [f"{name} = {_value(value)}" for name, value in plain.items()]
    for name, table in data.items():
        if isinstance(table, dict) and table:
            lines += ["", f"[{name}]", *_table(name, cast("dict[str, Any]", table))]
    return "\n".join(lines) + "\n"


def _table(name: str, table: dict[str, Any]) -> Iterator[str]:
    """The lines of a table; lists of tables after what is plain, as TOML has it."""
    rows = {k: cast("tuple[dict[str, Any], ...]", v) for k, v in table.items() if _of_tables(v)}
    yield from (f"{k} = {_value(v)}" for k, v in table.items() if k not in rows)
    for k, some in rows.items():
        for row in some:
            yield from ("", f"[[{name}.{k}]]", *(f"{n} = {_value(v)}" for n, v in row.items()))


def _of_tables(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(one, dict) for one in cast("tuple[Any, ...]", value))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in cast("list[Any]", value)) + "]"
    text = str(value)
    if "\n" in text:
        # A line break right after the quotes is not part of the text: https://toml.io/en/v1.0.0#string
        return '"""\n' + _escaped(text, keep="\n") + '"""'
    return '"' + _escaped(text) + '"'


def _escaped(text: str, keep: str = "") -> str:
    made: list[str] = []
    for c in text:
        if c in '"\\':
            made.append("\\" + c)
        elif c not in keep and (ord(c) < 0x20 or ord(c) == 0x7F):
            made.append(f"\\u{ord(c):04X}")
        else:
            made.append(c)
    return "".join(made)
