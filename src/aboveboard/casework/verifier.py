"""Checks what Aboveboard leaves with people: custody logs, receipts, erasures, folders of them. One file that runs alone.

    python3 verify.py FOLDER | LOG.jsonl | RECEIPT.html | ERASURE.json
                      [--head NUMBER:DIGEST]…  [--key FINGERPRINT]…  [--file FILE]…

It needs Python 3.11 and nothing else; where the package `cryptography` is there it does the same sums faster. It asks no
network and writes nothing. `aboveboard verify` uses this very file.

What it can say: whether a log is whole and unchanged *in itself*. Whoever holds the signing key can write another log that
is so too. Only a head (an entry's number and digest) that was left with someone else before shows that; give it by `--head`.

A log is lines of JSON: `{"log": FORM, "case": ID}`, then an entry a line. An entry's digest is SHA-256 of the digest before it
and of the JSON array [FORM, number, at, actor, action, made, SHA-256 of detail]; the first follows on SHA-256 of FORM, a line end
and the case's id. Ed25519 (RFC 8032) signs it. An entry whose `detail` is left out states its hash as `withheld` instead.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

FORM = "aboveboard custody 2"
RECEIPT = b"aboveboard receipt 1\0"
MANIFEST = b"aboveboard manifest 1\0"
LEDGER = b"aboveboard ledger 1\0"
RELEASE = b"aboveboard release 1\0"
ERASURE = b"aboveboard erasure 1\0"
BLOCK = re.compile(rb'(<script type="application/json" id="signed">)(.*?)(</script>)', re.DOTALL)
"""Where a receipt's page keeps what is signed; the rest of the page is hashed with this left empty."""
RECEIPT_NAME = re.compile(r"receipt\.\w+\.html")
MANIFEST_NAME, LOG_NAME = "manifest.json", "log.jsonl"
MOST_LINE = 1 << 22
FEWEST_DIGITS = 16
"""Of a head that is given short."""
NOT_WITNESSED = "consistent in itself, not witnessed"
STAMPED, NOT_STAMPED = "timestamp had", "timestamp not had"
NOT_SIGNED_CHECKED = (
    "timestamps agree with the log; who signed them is not checked by this file: "
    "`aboveboard verify --tsa-roots FILE.pem` does, or "
    "`openssl ts -verify -data HEAD.txt -in TOKEN.tsr -CAfile FILE.pem`, with NUMBER:DIGEST and no line end in HEAD.txt, "
    "and the entry's token, decoded from base64, in TOKEN.tsr"
)
MOST_APART = 5 * 60 * 1_000_000
"""Microseconds by which a timestamp and the log's clock may differ and nothing is said."""


class Stamp(NamedTuple):
    """A timestamp (RFC 3161) of a head, as it says itself; who signed it is another matter."""

    of: int
    """The entry whose head it is of."""
    head: str
    at: int
    """UTC microseconds."""
    nonce: int
    token: bytes
    """The server's whole answer (TimeStampResp, DER)."""


class Entry(NamedTuple):
    """One entry of a custody log."""

    number: int
    at: int
    """UTC microseconds."""
    actor: str
    action: str
    made: str
    """JSON: signer (public key, hex), version and hash of the tool, state of the clock."""
    detail: str | None
    """JSON of what was done; None where it is withheld."""
    detail_sha256: str
    previous: bytes
    digest: bytes
    signature: bytes


class Broken(ValueError):
    """Something cannot be read as what it should be."""


@dataclass
class Finding:
    """What came of a check."""

    fault: str | None = None
    """The first thing that does not hold."""
    entries: int = 0
    head: str = ""
    witnessed: int = 0
    """The highest entry that a head given from outside shows."""
    signers: list[str] = field(default_factory=list[str])
    """Fingerprints, in the order in which they first signed."""
    holds: list[str] = field(default_factory=list[str])
    """What was checked and holds, in words."""
    notes: list[str] = field(default_factory=list[str])
    """What is odd, or could not be checked."""
    stamps: list[Stamp] = field(default_factory=list[Stamp])
    """Timestamps whose imprint is that of the head they are of."""

    @property
    def verdict(self) -> str:
        """In a sentence."""
        if self.fault is not None:
            return f"DOES NOT HOLD: {self.fault}"
        if not self.witnessed:
            return NOT_WITNESSED
        rest = self.entries - self.witnessed
        after = f"; {rest} after it: {NOT_WITNESSED}" if rest else ""
        return f"consistent, and witnessed by a head from outside up to entry {self.witnessed}{after}"


# --- The log ---------------------------------------------------------------------------------------------------------


def first_digest(case: str) -> bytes:
    """What the first entry of a case's log follows on."""
    return hashlib.sha256(f"{FORM}\n{case}".encode()).digest()


def digest_of(number: int, at: int, actor: str, action: str, made: str, detail_sha256: str, previous: bytes) -> bytes:
    """SHA-256 over an entry and the digest before it."""
    body = json.dumps([FORM, number, at, actor, action, made, detail_sha256], separators=(",", ":"))
    return hashlib.sha256(previous + body.encode()).digest()


def sha256_of(text: str) -> str:
    """Of text as UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(public: bytes) -> str:
    """Of a public key, as it is compared by eye: 32 hex digits in groups of four."""
    digits = hashlib.sha256(public).hexdigest()[:32]
    return " ".join(digits[n : n + 4] for n in range(0, 32, 4))


def check_log(case: str, entries: Iterable[Entry], heads: Iterable[str] = (), keys: Iterable[str] = ()) -> Finding:
    """Chain, signatures, and each head from outside: 'NUMBER:DIGEST' or a digest; of digests the first 16 digits will do.

    `keys` are fingerprints: where some are given, no other key may have signed.
    """
    found = Finding()
    digests: dict[int, str] = {}
    times: dict[int, int] = {}
    previous, before = first_digest(case), 0
    try:
        for entry in entries:
            fault = _fault_of(entry, found.entries + 1, previous)
            if fault is not None:
                found.fault = fault
                break
            signer = _signer_of(entry)
            if fingerprint(signer) not in found.signers:
                found.signers.append(fingerprint(signer))
            if entry.at < before:
                found.notes.append(f"the clock went back before entry {entry.number}")
            found.fault = _stamp_fault(entry, digests, times, found)
            if found.fault is not None:
                break
            previous, before = entry.digest, entry.at
            found.entries, found.head = entry.number, entry.digest.hex()
            digests[entry.number], times[entry.number] = found.head, entry.at
    except Broken as error:
        found.fault = str(error)
    if not found.entries and found.fault is None:
        found.fault = "the log has no entries"
    if found.fault is None:
        found.fault = _unknown_signer(found.signers, keys)
    for head in heads:
        number, fault = _head_in(head, digests, found.entries)
        found.witnessed = max(found.witnessed, number)
        # What the chain itself says comes first; a head says more only where the chain holds.
        found.fault = found.fault or fault
    if found.fault is None:
        found.holds.append(f"{found.entries} entries: chain and signatures")
        if found.stamps:
            found.holds.append(f"{len(found.stamps)} timestamps: each is of the head that the log has")
            found.notes.append(NOT_SIGNED_CHECKED)
    return found


def _fault_of(entry: Entry, expected: int, previous: bytes) -> str | None:
    if entry.number != expected:
        return f"entry {expected} is missing"
    if entry.previous != previous:
        return f"entry {entry.number} does not follow on the one before it"
    if entry.detail is not None and sha256_of(entry.detail) != entry.detail_sha256:
        return f"entry {entry.number} was changed after it was written"
    own = digest_of(entry.number, entry.at, entry.actor, entry.action, entry.made, entry.detail_sha256, entry.previous)
    if own != entry.digest:
        return f"entry {entry.number} was changed after it was written"
    if not signature_holds(_signer_of(entry), entry.signature, FORM.encode() + b"\0" + entry.digest):
        return f"entry {entry.number} does not bear the signature it states"
    return None


def _signer_of(entry: Entry) -> bytes:
    try:
        return bytes.fromhex(str(_object(entry.made)["signer"]))
    except (KeyError, ValueError):
        raise Broken(f"entry {entry.number} does not say who signed it") from None


def _unknown_signer(signers: list[str], keys: Iterable[str]) -> str | None:
    expected = {_plain(key) for key in keys}
    for signer in signers:
        if expected and _plain(signer) not in expected:
            return f"the key {signer} signed, which is not among those given"
    return None


def _plain(text: str) -> str:
    return re.sub(r"[\s:-]", "", text).lower()


def _head_in(head: str, digests: dict[int, str], last: int) -> tuple[int, str | None]:
    """(the entry that a head shows, or 0; what does not hold)."""
    text = head.strip().lower()
    # what a receipt's QR code says: aboveboard:CASE:NUMBER:DIGEST:FINGERPRINT
    parts = text.split(":")
    if parts[0] == "aboveboard" and len(parts) >= 4:
        parts = parts[2:4]
    digits = re.sub(r"\s", "", parts[-1])
    if not re.fullmatch(r"[0-9a-f]{16,64}", digits) or len(parts) > 2 or not (len(parts) == 1 or parts[0].isdecimal()):
        return 0, f"{head!r} is no head: write NUMBER:DIGEST, with {FEWEST_DIGITS} digits or more of the digest"
    if len(parts) == 1:
        number = next((n for n, digest in digests.items() if digest.startswith(digits)), 0)
        return (number, None) if number else (0, f"no entry of the log has the head {digits[:16]}… that was given")
    number = int(parts[0])
    if number not in digests:
        return 0, f"the log ends with entry {last}, and a head of entry {number} was given: its end is missing"
    if not digests[number].startswith(digits):
        return 0, f"entry {number} is not the one whose head was given: the log was written anew"
    return number, None


def read_log(path: Path) -> tuple[str, Iterator[Entry]]:
    """(the case's id, the entries) of a log as a file. Raises Broken; reading an entry may, too."""
    return log_of(_lines(path), path.name)


def log_of(lines: Iterator[str], name: str) -> tuple[str, Iterator[Entry]]:
    """The same of lines that are at hand."""
    first = _object(next(lines, ""))
    if first.get("log") != FORM or not isinstance(first.get("case"), str):
        raise Broken(f"{name} is not a custody log of the form {FORM!r}")
    return str(first["case"]), (_entry(line, n) for n, line in enumerate(lines, 1))


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        while line := file.readline(MOST_LINE):
            yield line.decode("utf-8", "replace").rstrip("\n")


def _entry(line: str, number: int) -> Entry:
    said = _object(line, f"entry {number}")
    try:
        detail = said.get("detail")
        if not isinstance(detail, str | None) or not all(isinstance(said[n], str) for n in ("actor", "action", "made")):
            raise Broken(f"entry {number} cannot be read")
        return Entry(
            int(said["number"]),
            int(said["at"]),
            said["actor"],
            said["action"],
            said["made"],
            detail,
            sha256_of(detail) if detail is not None else str(said["withheld"]),
            bytes.fromhex(said["previous"]),
            bytes.fromhex(said["digest"]),
            bytes.fromhex(said["signature"]),
        )
    except (KeyError, TypeError, ValueError):
        raise Broken(f"entry {number} cannot be read") from None


def line_of(entry: Entry, *, withhold: bool) -> str:
    """An entry as a line of a log's file; `withhold` leaves its detail out and states the hash."""
    shown = entry.detail is not None and not withhold
    said = {
        "number": entry.number,
        "at": entry.at,
        "actor": entry.actor,
        "action": entry.action,
        "made": entry.made,
        **({"detail": entry.detail} if shown else {"withheld": entry.detail_sha256}),
        "previous": entry.previous.hex(),
        "digest": entry.digest.hex(),
        "signature": entry.signature.hex(),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _object(text: str | bytes, what: str = "it") -> dict[str, Any]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise Broken(f"{what} cannot be read") from None
    if not isinstance(value, dict):
        raise Broken(f"{what} cannot be read")
    return cast("dict[str, Any]", value)


# --- Timestamps ------------------------------------------------------------------------------------------------------
# TimeStampResp and TSTInfo: RFC 3161 sections 2.4.2; SignedData: RFC 5652 section 5.1.

_SIGNED_DATA, _TST_INFO = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d0109100104")
_SHA256 = bytes.fromhex("608648016503040201")


def stamped_text(number: int, head: str) -> bytes:
    """What a timestamp is of: its imprint is SHA-256 of this."""
    return f"{number}:{head}".encode()


def iso_of(at: int) -> str:
    """UTC microseconds in words."""
    return datetime.fromtimestamp(at // 1_000_000, UTC).isoformat().replace("+00:00", "Z")


def _stamp_fault(entry: Entry, digests: dict[int, str], times: dict[int, int], found: Finding) -> str | None:
    """What does not hold of the timestamp that an entry keeps, if it does."""
    if entry.detail is None or STAMPED not in entry.detail:
        return None
    said = _object(entry.detail, f"entry {entry.number}")
    if said.get("what") != STAMPED:
        return None
    stamp, fault = read_stamp(said)
    if stamp is None or fault is not None:
        return f"the timestamp in entry {entry.number} does not hold: {fault}"
    if digests.get(stamp.of) != stamp.head:
        return f"the timestamp in entry {entry.number} is of another log: entry {stamp.of} had another head when it was stamped"
    if not times[stamp.of] - MOST_APART <= stamp.at <= entry.at + MOST_APART:
        found.notes.append(
            f"the timestamp of entry {stamp.of} says {iso_of(stamp.at)}, and the log's clock {iso_of(times[stamp.of])}"
        )
    found.stamps.append(stamp)
    return None


def _erased_stamp(said: object, found: Finding) -> str | None:
    """The same of the timestamp in an erasure's record, which is of the log's last head."""
    if not isinstance(said, dict) or not said:
        return None
    stated = cast("dict[str, Any]", said)
    if "reason" in stated:
        found.notes.append(f"{NOT_STAMPED}: {stated['reason']}")
        return None
    stamp, fault = read_stamp(stated)
    if stamp is None or (stamp.of, stamp.head) != (found.entries, found.head):
        return f"the record's timestamp does not hold: {fault or 'it is of another head'}"
    found.stamps.append(stamp)
    return None


def read_stamp(said: dict[str, Any]) -> tuple[Stamp | None, str | None]:
    """(the timestamp, what does not hold): status, imprint against the head it is said to be of, nonce. No signature."""
    try:
        of, head, nonce = int(said["of"]), str(said["head"]), int(said["nonce"])
        token = base64.b64decode(str(said["token"]), validate=True)
        status, content = _parts(_only(token, 0x30), 2)
        if (code := int.from_bytes(_only(_parts(status[1], 1)[0][2], 0x02), "big")) != 0:
            return None, f"the server refused it (status {code})"
        signed = _parts(_explicit(_named(content, _SIGNED_DATA)), 3)
        info = _parts(_only(_only(_explicit(_named(signed[2], _TST_INFO)), 0x04), 0x30), 5)
        algorithm, imprint = _parts(info[2][1], 2)[:2]
        if _parts(algorithm[1], 1)[0][1] != _SHA256:
            return None, "it is not by SHA-256"
        at = _time_of(info[4])
        given = [int.from_bytes(value, "big") for tag, value, _ in info[5:] if tag == 0x02]
    except (KeyError, TypeError, ValueError, IndexError, OverflowError):
        return None, "it cannot be read"
    if imprint[1] != hashlib.sha256(stamped_text(of, head)).digest():
        return None, "it is of something else than the head it stands for"
    if given != [nonce]:
        return None, "it is not the answer to what was asked (nonce)"
    return Stamp(of, head, at, nonce, token), None


_Part = tuple[int, bytes, bytes]
"""(tag, value, the whole of it)."""


def _parts(data: bytes, fewest: int) -> list[_Part]:
    """DER, one level of it. Raises ValueError."""
    found: list[_Part] = []
    at = 0
    while at < len(data):
        start, tag, length = at, data[at], data[at + 1]
        at += 2
        if length & 0x80:
            digits = length & 0x7F
            if not 1 <= digits <= 4:
                raise ValueError("length")
            length = int.from_bytes(data[at : at + digits], "big")
            at += digits
        if at + length > len(data) or tag & 0x1F == 0x1F:
            raise ValueError("cut")
        found.append((tag, data[at : at + length], data[start : at + length]))
        at += length
    if len(found) < fewest:
        raise ValueError("too few parts")
    return found


def _only(data: bytes, tag: int) -> bytes:
    """The value of the one part that data is. Raises ValueError."""
    ((found, value, _),) = _parts(data, 1)
    if found != tag:
        raise ValueError("tag")
    return value


def _named(part: _Part, oid: bytes) -> _Part:
    """The content of a ContentInfo of that kind."""
    kind, content = _parts(part[1], 2)[:2]
    if part[0] != 0x30 or kind[:2] != (0x06, oid) or content[0] != 0xA0:
        raise ValueError("kind")
    return content


def _explicit(part: _Part) -> bytes:
    """What an explicit tag wraps: of a SEQUENCE its value, of anything else all of it."""
    ((tag, value, whole),) = _parts(part[1], 1)
    return value if tag == 0x30 else whole


def _time_of(part: _Part) -> int:
    """GeneralizedTime in UTC, as RFC 3161 has it: YYYYMMDDhhmmss[.s…]Z."""
    found = re.fullmatch(rb"(\d{14})(?:\.(\d{1,9}))?Z", part[1])
    if part[0] != 0x18 or found is None:
        raise ValueError("time")
    seconds = int(datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp())
    return seconds * 1_000_000 + int((found[2] or b"0").ljust(6, b"0")[:6])


# --- Signed statements: receipts and manifests -----------------------------------------------------------------------


def check_signed(text: bytes, purpose: bytes, what: str) -> tuple[dict[str, Any], str]:
    """(statement, fingerprint of its signer). Raises Broken where the signature does not hold."""
    said = _object(text, what)
    try:
        statement, signer, signature = (
            str(said["statement"]),
            bytes.fromhex(said["signer"]),
            bytes.fromhex(said["signature"]),
        )
    except (KeyError, TypeError, ValueError):
        raise Broken(f"{what} cannot be read") from None
    if not signature_holds(signer, signature, purpose + statement.encode()):
        raise Broken(f"{what} was changed after it was signed")
    return _object(statement, what), fingerprint(signer)


def check_erasure(record: bytes, heads: Iterable[str] = (), keys: Iterable[str] = ()) -> Finding:
    """An erasure's record: its signature, and heads that were left of the log as it ended."""
    found = Finding()
    try:
        statement, signer = check_signed(record, ERASURE, "the erasure's record")
        found.signers = [signer]
        found.entries, found.head = int(statement["entry"]), str(statement["head"])
        case, state, counts = str(statement["case"]), str(statement["state"]), dict(statement["counts"])
        left = [
            f"{one['what']}: {one['says']}" + (f" ({one['count']} by the log)" if one["count"] is not None else "")
            for one in statement["not_reached"]
        ]
        done = [f"{one['key']}: {one['what']}" for one in statement["keys"]]
    except (Broken, KeyError, TypeError, ValueError) as error:
        found.fault = str(error) if isinstance(error, Broken) else "the erasure's record cannot be read"
        return found
    found.fault = _unknown_signer(found.signers, keys) or _erased_stamp(statement.get("stamp"), found)
    for head in heads:
        number, fault = _head_in(head, {found.entries: found.head}, found.entries)
        found.witnessed = max(found.witnessed, number)
        found.fault = found.fault or fault
    if found.fault is None:
        found.holds.append(
            f"the erasure's record, signed: case {case}, {state} {statement.get('done_at') or ''}".rstrip()
        )
        found.holds.append("it states " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    found.notes += [f"destroyed: {text}" for text in done] + [f"not reached: {text}" for text in left]
    if found.stamps:
        found.notes.append(NOT_SIGNED_CHECKED)
    found.notes.append("that it was done, and that no copy is left, a record cannot show")
    return found


def page_of(receipt: bytes) -> tuple[str, bytes]:
    """(SHA-256 of a receipt's page with the signed block empty, the block). Raises Broken where there is not one block."""
    blocks = BLOCK.findall(receipt)
    if len(blocks) != 1:
        raise Broken("it is not a receipt: it has no signed part, or more than one")
    return hashlib.sha256(BLOCK.sub(rb"\1\3", receipt)).hexdigest(), blocks[0][1]


def check_receipt(receipt: bytes, keys: Iterable[str] = ()) -> tuple[dict[str, Any], Finding]:
    """What a receipt states, and whether its page is the one that was signed."""
    found = Finding()
    statement: dict[str, Any] = {}
    try:
        page, block = page_of(receipt)
        # There '<' stands as an escape of JSON, so that no text can end the block.
        statement, signer = check_signed(block, RECEIPT, "the receipt")
        found.signers = [signer]
        found.entries, found.head = int(statement["entry"]), str(statement["head"])
        if statement.get("page") != page:
            raise Broken("the receipt's page was changed after it was signed")
        found.fault = _unknown_signer(found.signers, keys)
    except (Broken, KeyError, TypeError, ValueError) as error:
        found.fault = str(error) if isinstance(error, Broken) else "the receipt cannot be read"
    if found.fault is None:
        found.holds.append(f"the page, signed; its head is of entry {found.entries}")
    return statement, found


def check_folder(folder: Path, heads: Iterable[str] = (), keys: Iterable[str] = ()) -> Finding:
    """A folder as it was handed out: its manifest, every file, the log, each receipt, and heads of each in the log."""
    keys, heads = list(keys), list(heads)
    try:
        statement, signer = check_signed((folder / MANIFEST_NAME).read_bytes(), MANIFEST, "the manifest")
        files: dict[str, str] = {str(n): str(h) for n, h in dict(statement["files"]).items()}
        case, head = str(statement["case"]), f"{int(statement['entry'])}:{statement['head']}"
        for name, expected in sorted(files.items()):
            if Path(name).name != name:
                raise Broken("the manifest names a file outside of its folder")
            if not (folder / name).is_file():
                raise Broken(f"{name} is missing")
            if sha256_file(folder / name) != expected:
                raise Broken(f"{name} is not the file that the manifest states{_where_in(folder, name, files)}")
        log_case, entries = read_log(folder / LOG_NAME)
        if log_case != case:
            raise Broken("the log is of another case than the manifest")
    except OSError as error:
        return Finding(f"{Path(str(error.filename)).name} cannot be read: {error.strerror}")
    except (Broken, KeyError, TypeError, ValueError) as error:
        return Finding(str(error) if isinstance(error, Broken) else "the manifest cannot be read")
    found = check_log(case, entries, heads, keys)
    # Heads of the folder's own papers must be in its log, and witness nothing: they came with it.
    inside = [("the manifest", head)]
    for name in sorted(files):
        if RECEIPT_NAME.fullmatch(name):
            stated, receipt = check_receipt((folder / name).read_bytes(), keys)
            found.fault = found.fault or (f"{name}: {receipt.fault}" if receipt.fault else None)
            if stated.get("case") != case:
                found.fault = found.fault or f"{name} is of another case than the log"
            inside.append((name, f"{receipt.entries}:{receipt.head}"))
    if found.fault is None:
        digests: dict[int, str] = {}
        for entry in read_log(folder / LOG_NAME)[1]:
            digests[entry.number] = entry.digest.hex()
            if entry.number == int(statement["entry"]):
                found.fault = _other_files(entry, files)
        for what, own in inside:
            fault = _head_in(own, digests, found.entries)[1]
            found.fault = found.fault or (f"{what}: {fault}" if fault else None)
    found.fault = found.fault or _unknown_signer([signer], keys)
    if signer not in found.signers:
        found.notes.append(f"the manifest is signed by {signer}, which signed no entry of the log")
    loose = sorted(p.name for p in folder.iterdir() if p.name not in {*files, MANIFEST_NAME, "__pycache__"})
    if loose:
        found.notes.append(f"not in the manifest: {', '.join(loose[:10])}")
    if found.fault is None:
        found.holds.append(f"{len(files)} files as the manifest states them")
        if boxed := _listed_in(folder, files):
            found.holds.append(f"{boxed} sealed files of the evidence among them")
    return found


def _where_in(folder: Path, name: str, files: dict[str, str]) -> str:
    """Of a box of files that was changed: which of them are not what the list beside it states, as far as that holds."""
    box, beside = folder / name, Path(name).with_suffix(".list").name
    if box.suffix != ".box" or not (folder / beside).is_file() or sha256_file(folder / beside) != files.get(beside):
        return ""
    wrong: list[int] = []
    count = 0
    with (folder / beside).open("rb") as lines, box.open("rb") as data:
        for line in lines:
            stated = _object(line.decode("utf-8", "replace"))
            count += 1
            try:
                number, at, size = (int(stated[what]) for what in ("n", "at", "bytes"))
                expected = str(stated["sha256"])
            except (KeyError, TypeError, ValueError):
                return ""
            if at < 0 or size < 0 or _sha256_at(data, at, size) != expected:
                wrong.append(number)
    if not wrong:
        return f": its {count} files are, what lies around them is not"
    more = ", …" if len(wrong) > 8 else ""
    return f": file {', '.join(map(str, wrong[:8]))}{more} of {count} is another"


def _sha256_at(file: BinaryIO, at: int, size: int) -> str:
    """Of some bytes of a file."""
    digest = hashlib.sha256()
    file.seek(at)
    while size > 0 and (data := file.read(min(size, 1 << 20))):
        digest.update(data)
        size -= len(data)
    return digest.hexdigest()


def _listed_in(folder: Path, files: dict[str, str]) -> int:
    """How many files the lists beside boxes state."""
    count = 0
    for name in files:
        if name.endswith(".list") and name[:-5] + ".box" in files:
            with (folder / name).open("rb") as lines:
                count += sum(1 for _ in lines)
    return count


def _other_files(entry: Entry, files: dict[str, str]) -> str | None:
    """What of the files that a hand-over's entry states is not what the manifest states."""
    stated = _object(entry.detail or "{}").get("files")
    if not isinstance(stated, dict):
        return None
    for name, sha256 in cast("dict[str, Any]", stated).items():
        if files.get(name) != sha256:
            return f"entry {entry.number} states another {name} than the manifest"
    return None


def files_named(entries: Iterable[Entry], sha256: str) -> list[int]:
    """The entries whose detail states this hash."""
    return [e.number for e in entries if e.detail is not None and sha256 in e.detail]


def sha256_file(path: Path) -> str:
    """Of a file, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- The ledger ------------------------------------------------------------------------------------------------------


def check_ledger(lines: Iterable[bytes]) -> tuple[dict[str, list[str]], str | None]:
    """(heads of each case that an installation's ledger holds, the first thing in it that does not hold)."""
    heads: dict[str, list[str]] = {}
    previous = ""
    for number, line in enumerate(lines, 1):
        try:
            statement, _ = check_signed(line, LEDGER, f"line {number} of the ledger")
        except Broken as error:
            return heads, str(error)
        if statement.get("number") != number or statement.get("previous") != previous:
            return heads, f"line {number} of the ledger does not follow on the one before it"
        if statement.get("entry"):
            heads.setdefault(str(statement.get("case")), []).append(f"{statement['entry']}:{statement['head']}")
        previous = hashlib.sha256(line).hexdigest()
    return heads, None


# --- Ed25519, RFC 8032, section 5.1: verifying only, so that nothing here is secret -----------------------------------

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
_Point = tuple[int, int, int, int]


def signature_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether `signature` is `public`'s for `message`."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return own_signature_holds(public, signature, message)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def own_signature_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """The same without a library, some milliseconds each."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, scalar = _decoded(public), int.from_bytes(signature[32:], "little")
    if key is None or scalar >= _L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    x, y, z, t = key
    return _encoded(_sum(_times(scalar, _BASE), _times(k, (-x % _P, y, z, -t % _P)))) == signature[:32]


def _sum(one: _Point, other: _Point) -> _Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(count: int, point: _Point) -> _Point:
    result: _Point = (0, 1, 1, 0)
    while count:
        if count & 1:
            result = _sum(result, point)
        point = _sum(point, point)
        count >>= 1
    return result


def _decoded(text: bytes) -> _Point | None:
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


def _encoded(point: _Point) -> bytes:
    inverse = pow(point[2], -1, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_BASE: _Point = cast("_Point", _decoded((4 * pow(5, -1, _P) % _P).to_bytes(32, "little")))


# --- The command -----------------------------------------------------------------------------------------------------


def check_path(path: Path, heads: Iterable[str] = (), keys: Iterable[str] = (), files: Iterable[Path] = ()) -> Finding:
    """A folder that was handed out, a log, a receipt's page or an erasure's record; `files` must be named in the log.

    Raises Broken, OSError.
    """
    log = path / LOG_NAME if path.is_dir() else path
    if path.is_dir():
        if not (path / MANIFEST_NAME).is_file():
            raise Broken(f"{path} has no {MANIFEST_NAME}: it is nothing that Aboveboard handed out")
        found = check_folder(path, heads, keys)
    elif path.suffix.lower() == ".json" and path.name != MANIFEST_NAME:
        found, log = check_erasure(path.read_bytes(), heads, keys), None
    elif path.suffix.lower() in (".html", ".htm"):
        statement, found = check_receipt(path.read_bytes(), keys)
        digests = {found.entries: found.head} if found.fault is None else {}
        for head in heads:
            number, fault = _head_in(head, digests, found.entries)
            found.witnessed = max(found.witnessed, number)
            found.fault = found.fault or fault
        if found.fault is None:
            found.notes.append(f"case {statement.get('case')}: the log itself is not in a receipt's page")
        log = None
    else:
        case, entries = read_log(path)
        found = check_log(case, entries, heads, keys)
    for file in files:
        if found.fault is None and log is not None:
            named = files_named(read_log(log)[1], sha256_file(file))
            if named:
                found.holds.append(f"{file.name} is a file that entry {named[0]} states")
            else:
                found.fault = f"{file.name} is no file that the log states"
        elif found.fault is None:
            found.notes.append(f"{file.name} was not looked for: that needs the log")
    return found


def lines_of(found: Finding) -> list[str]:
    """A finding, in words."""
    said = [found.verdict]
    said += [f"  holds: {text}" for text in found.holds]
    said += [f"  signed by: {text}" for text in found.signers]
    if found.head:
        said.append(f"  last good entry and its head: {found.entries}:{found.head}")
    return said + [f"  note: {text}" for text in found.notes]


def main(arguments: list[str] | None = None) -> int:
    """0: nothing found that does not hold; 1: something does not; 2: it could not be checked."""
    asked = argparse.ArgumentParser(
        prog="verify.py", description="Checks a custody log, a receipt or a folder of them."
    )
    asked.add_argument(
        "thing", type=Path, help="folder that was handed out, log.jsonl, a receipt's .html, or an erasure's .json"
    )
    asked.add_argument("--head", action="append", default=[], metavar="NUMBER:DIGEST", help="a head you were left")
    asked.add_argument(
        "--key", action="append", default=[], metavar="FINGERPRINT", help="the key that should have signed"
    )
    asked.add_argument("--file", action="append", default=[], type=Path, help="a file that the log should state")
    given = asked.parse_args(arguments)
    try:
        found = check_path(given.thing, given.head, given.key, given.file)
    except (Broken, OSError) as error:
        print(f"cannot be checked: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines_of(found)))
    return 0 if found.fault is None else 1


if __name__ == "__main__":
    sys.exit(main())
