"""The phone's side of TLS: its own key under the certificate that a trusted computer made for it.

Facts: pymobiledevice3 shows the host's certificate, libimobiledevice the root's (src/idevice.c); both came with the
pairing, and the phone takes no other.
"""

import ssl
import tempfile
from pathlib import Path

from aboveboard.demo.usbmux.pairing import BadRecord, DeviceKey, Host


def server(host: Host, key: DeviceKey) -> ssl.SSLContext:
    """Make the context in which a connection of this computer is served.

    Raises BadRecord where its certificates are none, or the phone's is not for the phone's key. They are left to
    OpenSSL to read: those of libimobiledevice have the serial number 0, which stricter readers refuse.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # older programs sign their certificates with SHA-1
    context.set_ciphers("ALL:!aNULL:!eNULL:@SECLEVEL=0")
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phone.pem"
        path.write_bytes(host.device_certificate + b"\n" + key.private_pem)
        try:
            for certificate in _certificates(host):
                context.load_verify_locations(cadata=certificate)
            context.load_cert_chain(path)
        except (ssl.SSLError, ValueError) as error:
            raise BadRecord("certificates that do not serve") from error
    return context


def is_of(host: Host, certificate: bytes) -> bool:
    """Say whether a certificate (DER) that a program showed is one of this computer's."""
    return certificate in _certificates(host)


def _certificates(host: Host) -> list[bytes]:
    """Give a computer's certificates as DER. Raises ValueError."""
    known = (host.host_certificate, host.root_certificate)
    return [ssl.PEM_cert_to_DER_cert(pem.decode().strip()) for pem in known]
