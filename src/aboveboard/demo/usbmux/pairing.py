"""Pairing: the phone's own key, and the computers that its holder trusts.

Facts: the program takes the phone's public key ('DevicePublicKey', PKCS #1 in PEM), makes a root certificate, one of
its own and one for the phone's key, and sends all three with HostID and SystemBUID; the phone then serves TLS with the
certificate it was given and its own key, and knows the program by the certificates it sent
(https://jon-gabilondo-angulo-7635.medium.com/understanding-usbmux-and-the-ios-lockdown-service-7f2a1dfd07ae,
https://github.com/doronz88/pymobiledevice3/blob/master/pymobiledevice3/ca.py). Of who the computer is, 'Label' (the
program, in every request) and 'HostName' (the computer, where the program sends it) are all that the phone learns.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


@dataclass(frozen=True)
class Host:
    """A computer that the phone trusts. `label` and `name` are what its program said of itself and of the computer."""

    host_id: str
    system_buid: str
    label: str
    name: str
    host_certificate: bytes
    root_certificate: bytes
    device_certificate: bytes
    escrow_bag: bytes


class DeviceKey:
    """The phone's own RSA key, made anew for each phone when it is first wanted."""

    @cached_property
    def _key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def make(self) -> None:
        """Make the key now."""
        _ = self._key

    @property
    def private_pem(self) -> bytes:
        """The private key, for the phone's TLS."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())

    @property
    def public_pem(self) -> bytes:
        """The public key as lockdownd gives it."""
        return self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.PKCS1)


class BadRecord(Exception):
    """A pair record that the phone does not accept."""


def read_host(request: dict[str, object], escrow_bag: bytes) -> Host:
    """Read the record of a Pair request; whether its certificates serve is `tls.server`'s to say. Raises BadRecord."""
    record = request.get("PairRecord")
    if not isinstance(record, dict):
        raise BadRecord("no record")
    said = cast("dict[str, object]", record)
    texts = [said.get(name) for name in ("HostID", "SystemBUID")]
    raw = [said.get(name) for name in ("HostCertificate", "RootCertificate", "DeviceCertificate")]
    if not all(isinstance(text, str) and text for text in texts) or not all(isinstance(pem, bytes) for pem in raw):
        raise BadRecord("incomplete")
    host_id, system_buid = cast("list[str]", texts)
    host, root, device = cast("list[bytes]", raw)
    label, name = request.get("Label"), request.get("HostName")
    return Host(
        host_id=host_id,
        system_buid=system_buid,
        label=label if isinstance(label, str) else "",
        name=name if isinstance(name, str) else "",
        host_certificate=host,
        root_certificate=root,
        device_certificate=device,
        escrow_bag=escrow_bag,
    )
