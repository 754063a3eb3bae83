"""A timestamp server (RFC 3161) on the loopback, for tests: certificates by cryptography, the token by a few lines of DER."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from aboveboard.casework.verifier import _parts  # pyright: ignore[reportPrivateUsage]


def der(tag: int, *parts: bytes) -> bytes:
    value = b"".join(parts)
    size = len(value)
    if size < 0x80:
        return bytes([tag, size]) + value
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(digits)]) + digits + value


def number(value: int) -> bytes:
    return der(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(text: str) -> bytes:
    return der(6, bytes.fromhex(text))


SHA256 = der(0x30, oid("608648016503040201"))
ECDSA = der(0x30, oid("2a8648ce3d040302"))
SIGNED, TST, TYPE, DIGEST = "2a864886f70d010702", "2a864886f70d0109100104", "2a864886f70d010903", "2a864886f70d010904"
CERT_V2 = "2a864886f70d010910022f"


@dataclass
class Authority:
    """A root and a certificate that stamps."""

    days: tuple[int, int] = (-10, 10)
    stamps: bool = True
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        root_key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test root")])
        self.root = self._made(name, name, root_key.public_key(), root_key, ca=True)
        own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test stamps")])
        self.leaf = self._made(own, name, self.key.public_key(), root_key, ca=False)

    def _made(
        self,
        name: x509.Name,
        by: x509.Name,
        key: ec.EllipticCurvePublicKey,
        signer: ec.EllipticCurvePrivateKey,
        *,
        ca: bool,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        first, last = (-3000, 3000) if ca else self.days
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(by)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=first))
            .not_valid_after(now + timedelta(days=last))
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
        )
        if not ca:
            use = ExtendedKeyUsageOID.TIME_STAMPING if self.stamps else ExtendedKeyUsageOID.CLIENT_AUTH
            made = made.add_extension(x509.ExtendedKeyUsage([use]), critical=True)
        return made.sign(signer, hashes.SHA256())

    @property
    def pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def answer(self, request: bytes, *, nonce: int = 0, imprint: bytes = b"", apart: timedelta = timedelta()) -> bytes:
        asked = _parts(_parts(request, 1)[0][1], 3)
        given = imprint or _parts(asked[1][1], 2)[1][1]
        was = int.from_bytes(next(value for tag, value, _ in asked[2:] if tag == 2), "big")
        at = (datetime.now(UTC) + apart).strftime("%Y%m%d%H%M%SZ").encode()
        info = der(
            0x30,
            number(1),
            oid("2a0304"),
            der(0x30, SHA256, der(4, given)),
            number(7),
            der(0x18, at),
            number(nonce or was),
        )
        leaf = self.leaf.public_bytes(Encoding.DER)
        cert = der(0x30, der(0x30, der(0x30, der(4, hashlib.sha256(leaf).digest()))))
        signed = b"".join(
            sorted(
                der(0x30, oid(kind), der(0x31, value))
                for kind, value in (
                    (TYPE, oid(TST)),
                    (DIGEST, der(4, hashlib.sha256(info).digest())),
                    (CERT_V2, cert),
                )
            )
        )
        who = der(0x30, self.leaf.issuer.public_bytes(), number(self.leaf.serial_number))
        signature = self.key.sign(der(0x31, signed), ec.ECDSA(hashes.SHA256()))
        signer = der(0x30, number(1), who, SHA256, der(0xA0, signed), ECDSA, der(4, signature))
        data = der(
            0x30,
            number(3),
            der(0x31, SHA256),
            der(0x30, oid(TST), der(0xA0, der(4, info))),
            der(0xA0, leaf),
            der(0x31, signer),
        )
        return der(0x30, der(0x30, number(0)), der(0x30, oid(SIGNED), der(0xA0, data)))


def refusal() -> bytes:
    return der(0x30, der(0x30, number(2)))


@contextmanager
def serving(authority: Authority, how: str = "granted") -> Generator[tuple[str, list[bytes]], None, None]:
    """(its address, what it was asked)."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(request)
            if how == "slow":
                time.sleep(1)
            if how == "redirect":
                self.send_response(302)
                self.send_header("Location", "ftp://127.0.0.1/")
                self.end_headers()
                return
            body = {
                "rejected": refusal,
                "nonce": lambda: authority.answer(request, nonce=5),
                "imprint": lambda: authority.answer(request, imprint=b"x" * 32),
                "apart": lambda: authority.answer(request, apart=timedelta(hours=-2)),
                "garbage": lambda: b"\x30\x82garbage",
                "big": lambda: b"0" * 10_000_000,
            }.get(how, lambda: authority.answer(request))()
            try:
                self.send_response(200)
                self.send_header("Content-Type", "text/html" if how == "html" else "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                return  # whoever asked has hung up, which is what some tests are about

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsa", asked
    finally:
        server.shutdown()
        server.server_close()
