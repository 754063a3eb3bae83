"""A program of our own that speaks with a phone through usbmuxd, for what the others do not let a test see."""

from __future__ import annotations

import plistlib
import socket
import ssl
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_public_key

LOCKDOWN = 62078
_KEPT = ("HostPrivateKey", "RootPrivateKey", "HostName")


class Cable:
    """One connection to usbmuxd, and through it to the phone."""

    def __init__(self, port: int) -> None:
        self.sock: socket.socket = socket.create_connection(("127.0.0.1", port), timeout=10)

    def close(self) -> None:
        self.sock.close()

    def take(self, size: int) -> bytes:
        out = b""
        while len(out) < size:
            part = self.sock.recv(size - len(out))
            if not part:
                raise EOFError(out)
            out += part
        return out

    def mux(self, **body: Any) -> dict[str, Any]:
        raw = plistlib.dumps(body)
        self.sock.sendall(struct.pack("<4I", len(raw) + 16, 1, 8, 7) + raw)
        return self.news()

    def news(self) -> dict[str, Any]:
        size, *_rest = struct.unpack("<4I", self.take(16))
        return plistlib.loads(self.take(size - 16))

    def connect(self, port: int) -> int:
        said = self.mux(MessageType="Connect", DeviceID=1, PortNumber=socket.htons(port))
        return said["Number"]

    def send(self, body: Any) -> None:
        raw = plistlib.dumps(body)
        self.sock.sendall(struct.pack(">I", len(raw)) + raw)

    def receive(self) -> Any:
        (size,) = struct.unpack(">I", self.take(4))
        return plistlib.loads(self.take(size))

    def ask(self, request: str, **body: Any) -> dict[str, Any]:
        self.send({"Label": "cable", "Request": request, **body})
        return self.receive()

    def secure(self, record: dict[str, Any]) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "host.pem"
            path.write_bytes(record["HostCertificate"] + record["HostPrivateKey"])
            context.load_cert_chain(path)
        self.sock = context.wrap_socket(self.sock)


@contextmanager
def plugged(port: int) -> Iterator[Cable]:
    cable = Cable(port)
    try:
        yield cable
    finally:
        cable.close()


@contextmanager
def lockdown(port: int) -> Iterator[Cable]:
    """A connection to lockdownd."""
    with plugged(port) as cable:
        assert cable.connect(LOCKDOWN) == 0
        yield cable


def record(public: bytes, host_id: str = "CABLE-HOST", name: str = "aboveboard lab 2026-11-27") -> dict[str, Any]:
    """Make what a Pair request carries, and the private keys, which it does not."""
    keys = [rsa.generate_private_key(65537, 2048) for _number in range(2)]
    phone = load_pem_public_key(public)
    start = datetime.now(UTC) - timedelta(days=1)

    def certificate(key: Any, *, root: bool) -> bytes:
        built = x509.CertificateBuilder(x509.Name([]), x509.Name([]), key, 1, start, start + timedelta(days=30))
        built = built.add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
        return built.sign(keys[0], hashes.SHA256()).public_bytes(Encoding.PEM)

    private = [key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) for key in keys]
    return {
        "HostID": host_id,
        "SystemBUID": "CABLE-BUID",
        "HostCertificate": certificate(keys[1].public_key(), root=False),
        "RootCertificate": certificate(keys[0].public_key(), root=True),
        "DeviceCertificate": certificate(phone, root=False),
        "HostPrivateKey": private[1],
        "RootPrivateKey": private[0],
        "HostName": name,
    }


def pair(port: int, made: dict[str, Any]) -> dict[str, Any]:
    """Ask to be trusted."""
    sent = {key: value for key, value in made.items() if key not in _KEPT}
    with lockdown(port) as cable:
        return cable.ask("Pair", PairRecord=sent, HostName=made["HostName"], ProtocolVersion="2")


@contextmanager
def session(port: int, made: dict[str, Any]) -> Iterator[Cable]:
    """A session of a trusted computer."""
    with lockdown(port) as cable:
        said = cable.ask("StartSession", HostID=made["HostID"], SystemBUID=made["SystemBUID"])
        assert said["EnableSessionSSL"] is True, said
        cable.secure(made)
        yield cable


@contextmanager
def service(port: int, made: dict[str, Any], name: str) -> Iterator[Cable]:
    """A connection to a service."""
    with session(port, made) as cable:
        said = cable.ask("StartService", Service=name)
    with plugged(port) as inside:
        assert inside.connect(said["Port"]) == 0
        inside.secure(made)
        yield inside


MAGIC = b"CFA6LPAA"


def afc(cable: Cable, operation: int, body: bytes, number: int = 1) -> tuple[int, bytes]:
    """One packet of AFC, and the answer."""
    cable.sock.sendall(MAGIC + struct.pack("<4Q", 40 + len(body), 40 + len(body), number, operation) + body)
    head = cable.take(40)
    whole, _this, same, kind = struct.unpack("<4Q", head[8:])
    assert head[:8] == MAGIC and same == number
    return kind, cable.take(whole - 40)


def greet(link: Cable, *versions: float) -> dict[str, Any]:
    """Agree on versions with the backup service."""
    assert link.receive() == ["DLMessageVersionExchange", 300, 0]
    link.send(["DLMessageVersionExchange", "DLVersionsOk", 300])
    assert link.receive() == ["DLMessageDeviceReady"]
    return process(link, MessageName="Hello", SupportedProtocolVersions=list(versions))


def process(link: Cable, **body: Any) -> dict[str, Any]:
    """Have the backup service do something that needs nothing of the computer, and give its answer."""
    link.send(["DLMessageProcessMessage", body])
    name, said = link.receive()
    assert (name, said["MessageName"]) == ("DLMessageProcessMessage", "Response")
    return said
