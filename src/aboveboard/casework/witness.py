"""The use cases behind `aboveboard verify` and `aboveboard custody`: the log checked, and handed out for others to check."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework import ledger, photographs
from aboveboard.casework import verifier as v
from aboveboard.casework.asked import sealed_copies
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, case_id, entries, head_of, signed_entries, write_log
from aboveboard.casework.errors import CaseError
from aboveboard.casework.kept import kept
from aboveboard.casework.keys import signing_key
from aboveboard.casework.seals import seal_fault
from aboveboard.casework.words import unseal

VERIFIER = Path(v.__file__)
"""The one file that checks: here, and handed out."""
HANDED_VERIFIER = "verify.py"


def verify_case(
    case: Case, heads: Iterable[str], keys: Iterable[str], places: Iterable[Path], files: Iterable[Path] = ()
) -> v.Finding:
    """The case's log, the evidence at hand, and the installation's ledger. Checking enters nothing in the log."""
    known, ledger_fault = v.check_ledger(ledger.lines())
    own = case_id(case.db)
    found = v.check_log(own, signed_entries(case.db), heads, keys)
    if found.fault is None and (fault := _recorded_log_fault(case)) is not None:
        found.fault = fault
    _check_ledger(found, case, known.get(own, []), ledger_fault)
    if found.fault is None:
        _check_kept(found, case)
    if found.fault is None and (photos := photographs.every(case)):
        found.fault = photographs.fault(case)
        if found.fault is None:
            found.holds.append(f"photographs of exhibits, as the log states them by SHA-256: {len(photos)}")
    if found.fault is None:
        _check_evidence(found, case, list(places))
    for file in files:
        named = v.files_named(signed_entries(case.db), v.sha256_file(file))
        if named:
            found.holds.append(f"{file.name} is a file that entry {named[0]} states")
        else:
            found.fault = found.fault or f"{file.name} is no file that the log states"
    return found


def _recorded_log_fault(case: Case) -> str | None:
    """Whether the case's tables agree with what its log says of them."""
    logged = {
        (str(e.detail.get("exhibit")), str(e.detail.get("source")), str(e.detail.get("fingerprint")))
        for e in entries(case.db)
        if e.detail.get("what") == "source added"
    }
    for label, path, fingerprint in case.db.execute("SELECT exhibit, path, fingerprint FROM sources ORDER BY id"):
        if (str(label), str(path), str(fingerprint)) not in logged:
            return f"the case has a source of exhibit {label} that no entry of the log brought in"
    return None


def _check_kept(found: v.Finding, case: Case) -> None:
    """The seal, if the case has one, and the signatures of releases."""
    now = kept(case.db)
    if now.void:
        found.fault = f"entry {now.void[0]} says that a hold was released, and no recorded key signed it"
    elif now.sealed is not None:
        found.fault = seal_fault(case, now.sealed)
        if found.fault is None:
            files = len(now.sealed.detail["files"])
            found.holds.append(f"the seal of entry {now.sealed.number}: {files} files and the case's tables")


def _check_ledger(found: v.Finding, case: Case, heads: list[str], fault: str | None) -> None:
    if fault is not None:
        found.notes.append(f"this installation's ledger does not hold: {fault}")
    if not heads:
        found.notes.append("this installation's ledger holds no head of this case")
        return
    inside = v.check_log(case_id(case.db), signed_entries(case.db), heads)
    found.fault = found.fault or (f"{inside.fault} (by this installation's ledger)" if inside.fault else None)
    if inside.fault is None:
        found.holds.append(
            f"{len(set(heads))} heads in this installation's ledger, which is no witness from outside: one person may hold both"
        )


def _check_evidence(found: v.Finding, case: Case, places: list[Path]) -> None:
    """Each source at hand: what the log or the source's own papers state of it, and files of folders by what was read of them."""
    hashes, copies = _container_hashes(case), sealed_copies(case.db)
    for number, label, recorded, fingerprint, facts in case.db.execute(
        "SELECT id, exhibit, path, fingerprint, facts FROM sources ORDER BY id"
    ):
        name = Path(str(recorded)).name
        place = next((p for p in places if p.name == name), Path(str(recorded)))
        what = f"exhibit {label}, {name}"
        if not place.exists():
            found.notes.append(f"{what}: not at hand; say where it is with --source")
        elif place.is_dir():
            _check_folder(found, case, str(label), int(number), place, what)
        else:
            _check_file(
                found,
                place,
                what,
                str(fingerprint),
                hashes.get(str(number)) or copies.get(str(recorded)) or _stated(facts, name),
            )
        if found.fault is not None:
            return


def _check_file(found: v.Finding, place: Path, what: str, fingerprint: str, expected: str | None) -> None:
    if str(place.stat().st_size) != fingerprint.split(":")[0]:
        found.fault = (
            f"{what}: it is {place.stat().st_size} bytes, and was {fingerprint.split(':')[0]} when it was examined"
        )
    elif expected is None:
        found.notes.append(
            f"{what}: its size is what it was; no SHA-256 of it is stated, by its papers or by an earlier proof"
        )
    elif v.sha256_file(place) != expected:
        found.fault = f"{what}: its SHA-256 is not the one that is stated ({expected})"
    else:
        found.holds.append(f"{what}: SHA-256 {expected}")


def _check_folder(found: v.Finding, case: Case, label: str, source: int, place: Path, what: str) -> None:
    compared = absent = 0
    for exhibit in case.exhibits(label):
        try:
            for member, expected in exhibit.hashed_files(source):
                file = place / member
                if not file.is_file():
                    absent += 1
                elif v.sha256_file(file) != expected:
                    found.fault = f"{what}: {member} is not what it was when it was read"
                    return
                else:
                    compared += 1
        finally:
            exhibit.close()
    if absent and compared:
        found.fault = f"{what}: {absent} of {absent + compared} files that were read are missing"
    elif absent or not compared:
        found.notes.append(
            f"{what}: its files lie packed or under other names; `aboveboard prove --all` reads them again"
        )
    else:
        found.holds.append(f"{what}: {compared} files that were read, by SHA-256")


def _container_hashes(case: Case) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries(case.db):
        containers: Any = entry.detail.get("containers")
        if isinstance(containers, Mapping):
            for number, sha256 in containers.items():  # pyright: ignore[reportUnknownVariableType] - JSON
                found.setdefault(str(number), str(sha256))  # pyright: ignore[reportUnknownArgumentType]
    return found


def _stated(facts: str | None, name: str) -> str | None:
    if not facts:
        return None
    for one in msgspec.json.decode(facts).get("hashes", ()):
        if one["file"] == name and one["algorithm"].lower().replace("-", "") == "sha256":
            return str(one["expected"]).lower()
    return None


def hand_out_log(case: Case, actor: Actor, out: Path, *, whole: bool, reports: Sequence[Path] = ()) -> tuple[int, str]:
    """Write a folder with the log, what checks it, and a signed manifest; the head it was left with. Raises CaseError.

    Unless `whole`, the log is in outline: see `custody.OUTLINE`. `reports` go with it: files that an entry of the log states.
    """
    pages = {path.name: _stated_file(case, path) for path in reports}
    if len(pages) < len(reports):
        raise CaseError("two of the files have the same name")
    make_folder(out)
    head = case_log_entry(case, actor, what="custody log handed out", form="whole" if whole else "in outline")
    fill_folder(case, out, pages, whole=whole)
    return head


def _stated_file(case: Case, path: Path) -> bytes:
    """A file that the log states. Raises CaseError for another."""
    data = path.read_bytes()
    if v.RECEIPT_NAME.fullmatch(path.name) or path.name in (v.LOG_NAME, v.MANIFEST_NAME, HANDED_VERIFIER):
        raise CaseError(f"{path.name} is a name of the folder's own; give the file another one")
    if not v.files_named(signed_entries(case.db), hashlib.sha256(data).hexdigest()):
        raise CaseError(f"{path} is no file that the log states: it was changed, or not made from this case")
    return data


def case_log_entry(case: Case, actor: Actor, **detail: object) -> tuple[int, str]:
    """Enter a disclosure; the head after it."""
    case.log(actor, "disclosure", **detail)
    return head_of(case.db)


def make_folder(out: Path) -> None:
    """A new folder for what is handed out. Raises CaseError where there is something in its place."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CaseError(f"{out} is there already; choose another name")
    out.mkdir(parents=True, exist_ok=True)


def fill_folder(case: Case, out: Path, pages: Mapping[str, bytes], *, whole: bool) -> None:
    """Pages, the log, the verifier and a signed manifest with the SHA-256 of each."""
    for name, data in pages.items():
        (out / name).write_bytes(data)
    write_log(case.db, out / v.LOG_NAME, whole=whole)
    sign_folder(case, out, pages)


def sign_folder(case: Case, out: Path, files: Iterable[str], at: tuple[int, str] | None = None) -> None:
    """Beside the files and the log that are there already: the verifier, and a signed manifest with the SHA-256 of each.

    `at`: the head that the manifest states, where it is not the last.
    """
    shutil.copyfile(VERIFIER, out / HANDED_VERIFIER)
    number, head = at or head_of(case.db)
    names = sorted([*files, v.LOG_NAME, HANDED_VERIFIER])
    statement = {
        "case": case_id(case.db),
        "entry": number,
        "head": head,
        "files": {name: v.sha256_file(out / name) for name in names},
    }
    (out / v.MANIFEST_NAME).write_bytes(ledger.signed(statement, v.MANIFEST) + b"\n")


def words_of(case: Case) -> list[tuple[int, str, str | None]]:
    """(entry, what, the words where their key is here) of each entry that has sealed words."""
    found: list[tuple[int, str, str | None]] = []
    for entry in entries(case.db):
        sealed = entry.detail.get("words")
        if isinstance(sealed, dict):
            opened = unseal(case_id(case.db), msgspec.convert(sealed, dict[str, str]))
            found.append((entry.number, str(entry.detail.get("what", "")), opened))
    return found


def own_key() -> bytes:
    """The public key that signs on this installation. Raises CaseError."""
    return signing_key().public_key().public_bytes_raw()


def own_fingerprint() -> str:
    """Of that key, as it is compared by eye."""
    return v.fingerprint(own_key())


def sign_receipt(statement: str) -> bytes:
    """A receipt's statement, signed, as JSON."""
    return ledger.signed_text(statement, v.RECEIPT)
