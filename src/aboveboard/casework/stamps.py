"""Timestamps (RFC 3161) of heads of custody logs: asked of a server that this installation was told of, kept in the log, checked.

Without a server that somebody set, no request is ever made. What leaves the machine is SHA-256 of `NUMBER:DIGEST`, and a random
number. A stamp that could not be had is an entry, and stops nothing. The answer is an entry, too: it goes wherever the log goes.
Roots come from whoever checks, never from the case: a log's holder could put a server of their own there.
"""

from __future__ import annotations

import base64
import hashlib
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from contextlib import suppress
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import msgspec
from cryptography import x509

from aboveboard.casework import verifier as v
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, head_of
from aboveboard.casework.errors import CaseError
from aboveboard.casework.keys import installation_folder

SECONDS = 6.0
"""For one request from end to end, finding the server's address included."""
MOST = 1 << 17
"""Bytes of an answer; with a chain of certificates some 10,000 are common."""
ASKS, ANSWERS = "application/timestamp-query", "application/timestamp-reply"
MISSING = "the package rfc3161-client is not installed: install aboveboard[timestamps]"


class Server(msgspec.Struct, frozen=True):
    """What this installation was told."""

    url: str
    roots: str
    """PEM of certificates that are trusted to name a timestamp server; may be empty."""


class NotHad(Exception):
    """Why there is no stamp."""


def _setting() -> Path:
    return installation_folder() / "timestamp.json"


def server() -> Server | None:
    """The server that was set. Raises CaseError where the setting cannot be read."""
    try:
        return msgspec.json.decode(_setting().read_bytes(), type=Server)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise CaseError(f"the setting {_setting()} cannot be read: {error}") from error


def set_server(url: str, roots: bytes) -> Server:
    """Keep it. Asks nothing of it. Raises CaseError."""
    _check_url(url)
    if roots:
        roots_of(roots)
    made = Server(url, roots.decode("ascii", "replace"))
    path = _setting()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = path.with_name(path.name + ".new")
        new.write_bytes(msgspec.json.encode(made))
        new.replace(path)
    except OSError as error:
        raise CaseError(f"{path} cannot be written: {error.strerror}") from error
    return made


def unset_server() -> bool:
    """Whether there was one."""
    with suppress(FileNotFoundError):
        _setting().unlink()
        return True
    return False


def roots_of(pem: bytes) -> list[x509.Certificate]:
    """Certificates of a PEM. Raises CaseError."""
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise CaseError("these are no certificates in PEM") from error


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or not url.isascii() or any(c <= " " for c in url):
        raise CaseError(f"{url!r} is no address of a timestamp server: it begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise CaseError("the address of a timestamp server holds no name or password here: it stands in the log")


# --- Asking ----------------------------------------------------------------------------------------------------------


def stamp_if_set(case: Case, actor: Actor) -> str | None:
    """At a closing: the last head is stamped where a server is set. What was said of it; None without a server."""
    try:
        asked = server()
    except CaseError as error:
        case.log(actor, "disclosure", what=v.NOT_STAMPED, reason=str(error))
        return f"timestamp not had: {error}"
    return None if asked is None else _stamp(case, actor, asked)[1]


def stamp_now(case: Case, actor: Actor) -> tuple[bool, str]:
    """By hand: (whether it was had, what is said of it). Raises CaseError without a server."""
    asked = server()
    if asked is None:
        raise CaseError("no timestamp server is set: aboveboard timestamp-server --set URL --roots FILE.pem")
    return _stamp(case, actor, asked)


def _stamp(case: Case, actor: Actor, asked: Server) -> tuple[bool, str]:
    number, head = head_of(case.db)
    try:
        had = token(asked, number, head)
    except NotHad as why:
        case.log(actor, "disclosure", what=v.NOT_STAMPED, server=asked.url, of=number, reason=str(why))
        return False, f"timestamp not had: {why}; the next closing tries again"
    case.log(actor, "disclosure", what=v.STAMPED, **had)
    return True, f"entry {number} stamped at {had['time']} by {asked.url}"


def stamp_of(number: int, head: str) -> dict[str, Any]:
    """Of a log that is about to go: a stamp or why not; empty where no server is set."""
    try:
        asked = server()
        return {} if asked is None else token(asked, number, head)
    except (NotHad, CaseError) as why:
        return {"reason": str(why)}


def token(asked: Server, number: int, head: str) -> dict[str, Any]:
    """What the server answered for a head, as an entry holds it. Raises NotHad."""
    try:
        import rfc3161_client as tsp
    except ImportError:
        raise NotHad(MISSING) from None
    request = (
        tsp.TimestampRequestBuilder()
        .data(v.stamped_text(number, head))
        .hash_algorithm(tsp.HashAlgorithm.SHA256)
        .cert_request(cert_request=True)
        .build()
    )
    answer = _within(asked.url, request.as_bytes())
    try:
        parsed = tsp.decode_timestamp_response(answer)
        status, said = parsed.status, "; ".join(parsed.status_string)
    except ValueError:
        raise NotHad(f"{asked.url} answered with what is no timestamp") from None
    if status != 0:
        raise NotHad(f"{asked.url} refused (status {status}{': ' + said[:200] if said else ''})")
    had: dict[str, Any] = {
        "server": asked.url,
        "of": number,
        "head": head,
        "nonce": str(request.nonce),
        "token": base64.b64encode(answer).decode(),
    }
    read, fault = v.read_stamp(had)
    if fault is not None or read is None:
        raise NotHad(f"what {asked.url} answered does not fit: {fault}")
    if asked.roots:
        _, wrong = signer_of(read, roots_of(asked.roots.encode()))
        if wrong is not None:
            raise NotHad(f"what {asked.url} answered is not trusted: {wrong}")
    return {**had, "time": v.iso_of(read.at)}


def _within(url: str, data: bytes) -> bytes:
    """An answer, or NotHad, in SECONDS: a thread, since a slow name server or a dripping head has no other limit."""
    done: list[bytes | str] = []
    late = f"{url} did not answer within {SECONDS:g} s"

    def ask() -> None:
        try:
            done.append(_post(url, data))
        except NotHad as error:
            done.append(str(error))
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            done.append(late if isinstance(reason, TimeoutError) else f"{url} cannot be reached: {reason}")

    thread = threading.Thread(target=ask, name="timestamp", daemon=True)
    thread.start()
    thread.join(SECONDS)
    said = done[0] if done else late
    if isinstance(said, str):
        raise NotHad(said)
    return said


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: who set the address meant that one."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """None: not followed, so that the answer is an error with its code."""


def _post(url: str, data: bytes) -> bytes:
    _check_url(url)
    request = urllib.request.Request(url, data, {"Content-Type": ASKS, "Accept": ANSWERS, "User-Agent": "aboveboard"})
    ends = time.monotonic() + SECONDS
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            kind = answer.headers.get_content_type()
            if kind != ANSWERS:
                raise NotHad(f"{url} answered with {kind[:80]} and not with {ANSWERS}")
            read = bytearray()
            while more := answer.read1(1 << 16):
                read += more
                if len(read) > MOST:
                    raise NotHad(f"{url} answered with more than {MOST} bytes")
                if time.monotonic() > ends:
                    raise NotHad(f"{url} did not answer within {SECONDS:g} s")
            return bytes(read)
    except urllib.error.HTTPError as error:
        error.close()
        raise NotHad(f"{url} answered with HTTP status {error.code}") from None


# --- Checking --------------------------------------------------------------------------------------------------------


def signer_of(stamp: v.Stamp, roots: list[x509.Certificate]) -> tuple[str, str | None]:
    """(the name in the certificate that signed, what does not hold): signature, chain at the stamp's time, use, nonce."""
    try:
        import rfc3161_client as tsp
    except ImportError:
        return "", MISSING
    try:
        answer = tsp.decode_timestamp_response(stamp.token)
        build = tsp.VerifierBuilder(roots=roots, nonce=stamp.nonce)
        build.build().verify(answer, hashlib.sha256(v.stamped_text(stamp.of, stamp.head)).digest())
        (info,) = answer.signed_data.signer_infos
        for der in answer.signed_data.certificates:
            certificate = x509.load_der_x509_certificate(der)
            if certificate.serial_number == info.serial_number and certificate.issuer == info.issuer:
                return certificate.subject.rfc4514_string(), None
    except (tsp.VerificationError, ValueError) as error:
        return "", str(error)
    return "", "it does not hold the certificate that signed it"


def judge(found: v.Finding, pem: bytes | None = None) -> v.Finding:
    """Add to a finding who signed its stamps, by roots that whoever checks gave, or set. Raises CaseError."""
    if not found.stamps or found.fault is not None:
        return found
    known = server()
    pem = pem if pem is not None else known.roots.encode() if known else b""
    roots = roots_of(pem) if pem else []
    found.notes = [note for note in found.notes if note != v.NOT_SIGNED_CHECKED]
    _each(found, found.stamps, roots)
    return found


def _each(found: v.Finding, stamps: Iterable[v.Stamp], roots: list[x509.Certificate]) -> None:
    for stamp in stamps:
        what = f"the timestamp of entry {stamp.of}, {v.iso_of(stamp.at)}"
        if not roots:
            found.notes.append(f"{what}: agrees with the log; its signer is not trusted here (--tsa-roots FILE.pem)")
            continue
        name, wrong = signer_of(stamp, roots)
        if wrong == MISSING:
            found.notes.append(f"{what}: agrees with the log; its signature was not checked: {MISSING}")
        elif wrong is not None:
            found.fault = f"{what}, does not hold by the roots that are trusted here: {wrong}"
            return
        else:
            found.witnessed = max(found.witnessed, stamp.of)
            found.holds.append(f"entries up to {stamp.of} witnessed by {name} at {v.iso_of(stamp.at)}")
