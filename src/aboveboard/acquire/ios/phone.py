"""A phone whose holder has tapped 'Trust': sessions with its lockdownd, and the services behind it.

Facts: requests, answers and errors by name as in https://github.com/libimobiledevice/libimobiledevice (src/lockdown.c,
include/libimobiledevice/lockdown.h). The escrow bag that comes with a pairing is shown to the backup service alone, as all
programs do that make backups; a locked phone is waited for.
"""

from __future__ import annotations

import plistlib
import ssl
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast

from aboveboard.acquire.clock import Clock
from aboveboard.acquire.errors import AcquireError, NotAllowed, PhoneLocked, Unplugged
from aboveboard.acquire.ios import mux
from aboveboard.acquire.ios.mux import LOCKDOWN, Body, Plugged, Wire
from aboveboard.acquire.ios.pairing import make_record, to_be_sent

LABEL: Final = "aboveboard"
_AGAIN: Final = 0.4
_LOCKED: Final = "PasswordProtected"
UNLOCK: Final = "the phone is locked; its holder must unlock it and leave it unlocked"
_SHOWN: Final = (
    ("model", "ProductType"),
    ("os_version", "ProductVersion"),
    ("build", "BuildVersion"),
    ("serial", "SerialNumber"),
    ("udid", "UniqueDeviceID"),
    ("time_zone", "TimeZone"),
)
_OF_ITS_OWNER: Final = (
    ("name", "DeviceName"),
    ("imei", "InternationalMobileEquipmentIdentity"),
    ("phone_number", "PhoneNumber"),
)


class _NoSession(Exception):
    """The phone does not know this computer."""


@dataclass(frozen=True)
class Backups:
    """What the phone says of its backups."""

    encrypted: bool
    """Whether they are encrypted: whether a backup password is set."""
    managed: bool = False
    """Whether somebody who manages the phone requires that."""


class Phone:
    """One phone, over as many connections as are wanted. Raises Unplugged, PhoneLocked, NotAllowed."""

    def __init__(self, address: str, udid: str, record: Body) -> None:
        self.address = address
        self.udid = udid
        self.record = record

    @property
    def comment(self) -> str:
        """By which name the phone was told of this computer."""
        return str(self.record["HostName"])

    def there(self) -> bool:
        """Whether it is on its cable."""
        return any(p.udid == self.udid for p in mux.plugged(self.address))

    def state(self) -> str:
        """'' where it can be asked; else absent, locked, unlock or trust, as `await_yes` tells them. Raises AcquireError."""
        try:
            if not self.there():
                return "absent"
            return "unlock" if self.values().get(_LOCKED) is True else ""
        except Unplugged:
            return "absent"
        except PhoneLocked:
            return "locked"
        except NotAllowed:
            return "trust"

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        # The phone is known by the cable and by its key, which the certificate that we made was for.
        context.verify_mode = ssl.CERT_NONE
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "host.pem"
            path.touch(0o600)
            path.write_bytes(self.record["HostCertificate"] + b"\n" + self.record["HostPrivateKey"])
            context.load_cert_chain(path)
        return context

    @contextmanager
    def session(self) -> Generator[Session]:
        """A session with lockdownd."""
        with mux.connected(self.address, self.udid, LOCKDOWN) as wire:
            said = _ask(wire, "StartSession", HostID=self.record["HostID"], SystemBUID=self.record["SystemBUID"])
            error = said.get("Error")
            if error in ("InvalidHostID", "InvalidHostIdentifier"):
                raise _NoSession
            if error == _LOCKED:
                raise PhoneLocked(UNLOCK)
            if error is not None:
                raise AcquireError(f"the phone begins no session: {error}")
            if said.get("EnableSessionSSL"):
                wire.secure(self._tls)
            yield Session(wire)

    @contextmanager
    def service(self, name: str, *, escrow: bool = False) -> Generator[Wire]:
        """A connection to a service; `escrow`: showing what the phone gave when it was paired with."""
        bag = {"EscrowBag": self.record["EscrowBag"]} if escrow and "EscrowBag" in self.record else {}
        try:
            with self.session() as session:
                said = session.ask("StartService", Service=name, **bag)
        except _NoSession as error:
            raise NotAllowed("the phone's holder trusts this computer no more") from error
        match said.get("Error"):
            case None:
                pass
            case "PasswordProtected" | "MissingValue":
                raise PhoneLocked(UNLOCK)
            case error:
                raise AcquireError(f"the phone does not start {name}: {error}")
        port = said.get("Port")
        if not isinstance(port, int) or not 0 < port < 1 << 16:
            raise AcquireError(f"the phone started {name} at no port")
        with mux.connected(self.address, self.udid, port) as wire:
            if said.get("EnableServiceSSL"):
                wire.secure(self._tls)
            yield wire

    def values(self) -> Body:
        """All that lockdownd says of the phone itself."""
        try:
            with self.session() as session:
                return session.value(None, None) or {}
        except _NoSession as error:
            raise NotAllowed("the phone's holder trusts this computer no more") from error

    def backups(self) -> Backups:
        """Whether a backup password is set."""
        try:
            with self.session() as session:
                said: Any = session.value("com.apple.mobile.backup", None)
        except _NoSession as error:
            raise NotAllowed("the phone's holder trusts this computer no more") from error
        known = cast("Body", said) if isinstance(said, dict) else {}
        return Backups(bool(known.get("WillEncrypt")), bool(known.get("RequiresEncryption")))

    def domain(self, name: str) -> tuple[Body, str | None]:
        """(what lockdownd says of one subject, None or why it says nothing)."""
        try:
            with self.session() as session:
                said = session.ask("GetValue", Domain=name)
        except _NoSession as error:
            raise NotAllowed("the phone's holder trusts this computer no more") from error
        value: Any = said.get("Value")
        why = said.get("Error")
        return cast("Body", value) if isinstance(value, dict) else {}, None if why is None else str(why)

    def used(self) -> int | None:
        """Bytes of its storage that are in use; None where it does not say."""
        try:
            with self.session() as session:
                said: Any = session.value("com.apple.disk_usage", None)
        except _NoSession as error:
            raise NotAllowed("the phone's holder trusts this computer no more") from error
        known = cast("Body", said) if isinstance(said, dict) else {}
        whole, free = known.get("TotalDataCapacity"), known.get("TotalDataAvailable")
        return whole - free if isinstance(whole, int) and isinstance(free, int) else None

    def clock(self) -> Clock | None:
        """Its clock beside this computer's; None where it does not say."""
        try:
            with self.session() as session:
                before = time.time()
                said = session.value(None, "TimeIntervalSince1970")
                after = time.time()
        except _NoSession as error:
            raise NotAllowed("the phone's holder trusts this computer no more") from error
        if not isinstance(said, int | float):
            return None
        return Clock(float(said), (before + after) / 2, (after - before) / 2)


class Session:
    """A session with lockdownd."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def ask(self, request: str, **body: Any) -> Body:
        """Ask, and give what is answered, errors too."""
        return _ask(self._wire, request, **body)

    def value(self, domain: str | None, key: str | None) -> Any:
        """A value, or all of a domain; None where there is none."""
        named = {name: text for name, text in (("Domain", domain), ("Key", key)) if text is not None}
        return self.ask("GetValue", **named).get("Value")


def _ask(wire: Wire, request: str, **body: Any) -> Body:
    wire.send({"Label": LABEL, "ProtocolVersion": "2", "Request": request, **body})
    return wire.receive_dict()


def shown(values: Body, *, device: bool) -> dict[str, str]:
    """The facts that identify a phone, of those there are; where `device` is covered, also those that lead to its owner."""
    wanted = (*_SHOWN, *(_OF_ITS_OWNER if device else ()))
    return {"manufacturer": "Apple"} | {name: str(values[key]) for name, key in wanted if values.get(key)}


def await_yes(
    address: str,
    udid: str | None,
    keys: Path,
    name: str,
    patience: float,
    tell: Callable[[str, str], None],
) -> Phone:
    """Wait until one phone is there, trusts this computer and is unlocked; `keys` is where pairings are kept.

    `tell` is told each state once with the name: absent, trust, locked, unlock. Raises NotAllowed, PhoneLocked, Unplugged.
    """
    until = time.monotonic() + patience
    made: dict[str, Body] = {}
    last = ""
    while True:
        state, phone = _state(address, udid, keys, name, made)
        if phone is not None and state == "ready":
            return phone
        if state != last:
            tell(state, name if phone is None else phone.comment)
            last = state
        if time.monotonic() >= until:
            raise _given_up(state, patience)
        time.sleep(_AGAIN)


def _given_up(state: str, patience: float) -> AcquireError:
    waited = f"within {patience:.0f} seconds"
    match state:
        case "absent":
            return Unplugged(f"no iPhone was connected {waited}")
        case "trust":
            return NotAllowed(f"the phone's holder has not allowed this computer {waited}; nothing was read")
        case _:
            return PhoneLocked(f"the phone was not unlocked {waited}; only its holder can do that. Nothing was read")


def _state(address: str, udid: str | None, keys: Path, name: str, made: dict[str, Body]) -> tuple[str, Phone | None]:
    """How it stands with the one phone that is there; the phone where it knows this computer."""
    found = [p for p in mux.plugged(address) if udid in (None, p.udid)]
    if not found:
        return "absent", None
    if len(found) > 1:
        raise AcquireError(
            f"several phones are connected ({', '.join(p.udid for p in found)}); one is read at a start: name it with --udid"
        )
    try:
        phone = _known(address, found[0], keys)
        if phone is None:
            return _pair(address, found[0], keys, name, made)
        # lockdownd says by this value that the phone is locked with a passcode
        return ("unlock" if phone.values().get(_LOCKED) is True else "ready"), phone
    except Unplugged:
        return "absent", None
    except PhoneLocked:
        return "locked", None


def _known(address: str, plugged: Plugged, keys: Path) -> Phone | None:
    """The phone under a pairing that was kept, where it still holds."""
    path = _path(keys, plugged.udid)
    if not path.exists():
        return None
    try:
        phone = Phone(address, plugged.udid, plistlib.loads(path.read_bytes()))
        with phone.session():
            pass
    except (_NoSession, plistlib.InvalidFileException, ValueError, KeyError, ssl.SSLError):
        return None
    mux.save_record(address, plugged, phone.record)
    return phone


def _pair(address: str, plugged: Plugged, keys: Path, name: str, made: dict[str, Body]) -> tuple[str, Phone | None]:
    with mux.connected(address, plugged.udid, LOCKDOWN) as wire:
        if plugged.udid not in made:
            public = _ask(wire, "GetValue", Key="DevicePublicKey").get("Value")
            if not isinstance(public, bytes):
                raise AcquireError("the phone gives no public key, and cannot be paired with")
            made[plugged.udid] = make_record(public, mux.system_buid(address), name, datetime.now(UTC))
        record = made[plugged.udid]
        said = _ask(
            wire,
            "Pair",
            PairRecord=to_be_sent(record),
            HostName=record["HostName"],
            PairingOptions={"ExtendedPairingErrors": True},
        )
    match said.get("Error"):
        case None:
            if isinstance(said.get("EscrowBag"), bytes):
                record["EscrowBag"] = said["EscrowBag"]
            keys.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = _path(keys, plugged.udid)
            path.touch(0o600)
            path.write_bytes(plistlib.dumps(record))
            mux.save_record(address, plugged, record)
            return "ready", Phone(address, plugged.udid, record)
        case "PairingDialogResponsePending":
            return "trust", None
        case "PasswordProtected":
            return "locked", None
        case "UserDeniedPairing":
            raise NotAllowed("the phone's holder has not allowed this computer; nothing was read")
        case error:
            raise NotAllowed(f"the phone does not pair: {error}")


def _path(keys: Path, udid: str) -> Path:
    return keys / f"{''.join(c for c in udid if c.isalnum() or c == '-')}.plist"


def apps(phone: Phone) -> list[Body]:
    """The apps that the phone lists, with what it says of each."""
    found: list[Body] = []
    with phone.service("com.apple.mobile.installation_proxy") as wire:
        wire.send({"Command": "Browse", "ClientOptions": {"ApplicationType": "Any"}})
        while True:
            said = wire.receive_dict()
            if "Error" in said:
                raise AcquireError(f"the phone lists no apps: {said['Error']}")
            listed: Sequence[Any] = said.get("CurrentList") or ()
            found += [app for app in listed if isinstance(app, dict)]
            if said.get("Status") == "Complete":
                return found
