"""What a phone is given when it is asked to trust this computer: three certificates, and by which name it is.

Facts: the phone gives its public key (PKCS #1 in PEM); the computer makes a root certificate, one of its own and one for that
key, and sends all three with HostID and SystemBUID; the name that the phone learns is HostName, beside the record
(https://jon-gabilondo-angulo-7635.medium.com/understanding-usbmux-and-the-ios-lockdown-service-7f2a1dfd07ae;
https://github.com/libimobiledevice/libimobiledevice, common/userpref.c and src/lockdown.c).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_public_key,
)

from aboveboard.acquire.errors import AcquireError

_LASTS: Final = timedelta(days=3650)
_OURS: Final = ("HostPrivateKey", "RootPrivateKey", "HostName")
"""What of a record the phone is not sent inside of it."""


def make_record(phone_key: bytes, buid: str, name: str, now: datetime) -> dict[str, Any]:
    """A record for a phone with this public key. Raises AcquireError."""
    try:
        public = load_pem_public_key(phone_key)
    except ValueError as error:
        raise AcquireError("the phone gave a public key that is none") from error
    if not isinstance(public, rsa.RSAPublicKey):
        raise AcquireError("the phone gave a public key of a kind that pairing does not know")
    root, host = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))

    def certificate(key: rsa.RSAPublicKey, *, is_root: bool) -> bytes:
        nameless = x509.Name([])
        made = x509.CertificateBuilder(nameless, nameless, key, 1, now - timedelta(days=1), now + _LASTS)
        made = made.add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        if not is_root:
            made = made.add_extension(_USAGE, critical=True)
        return made.sign(root, hashes.SHA256()).public_bytes(Encoding.PEM)

    def private(key: rsa.RSAPrivateKey) -> bytes:
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    return {
        "HostID": str(uuid4()).upper(),
        "SystemBUID": buid or str(uuid4()).upper(),
        "HostCertificate": certificate(host.public_key(), is_root=False),
        "RootCertificate": certificate(root.public_key(), is_root=True),
        "DeviceCertificate": certificate(public, is_root=False),
        "HostPrivateKey": private(host),
        "RootPrivateKey": private(root),
        "HostName": name,
    }


_USAGE: Final = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=True,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def to_be_sent(record: dict[str, Any]) -> dict[str, Any]:
    """What of it goes to the phone."""
    return {name: value for name, value in record.items() if name not in _OURS}
