"""The phone itself: what its holder does with it, what it holds, whom it trusts; it outlives every connection."""

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aboveboard.demo import iphone
from aboveboard.demo.ios_system import FACTS
from aboveboard.demo.itunes import Facts, Rounds
from aboveboard.demo.phone import Phone as Content
from aboveboard.demo.story import SMALL, Scale
from aboveboard.demo.truth import Truth
from aboveboard.demo.usbmux.channel import Channel, Gone
from aboveboard.demo.usbmux.faults import Cut, Faults
from aboveboard.demo.usbmux.files import Tree, crash_reports, media
from aboveboard.demo.usbmux.pairing import DeviceKey, Host
from aboveboard.demo.usbmux.values import values

LOCKDOWN_PORT = 62078
PROMPTED, PROMPT_GONE = "com.apple.LocalAuthentication.ui.presented", "com.apple.LocalAuthentication.ui.dismissed"
_FIRST_PORT = 49152


@dataclass(frozen=True)
class Written:
    """Something that a program wanted to change on the phone, and whether the phone did."""

    service: str
    what: str
    path: str
    allowed: bool
    size: int = 0


@dataclass
class Counts:
    """What programs asked of the phone. `afc`: each request of a path, as (service, operation, path)."""

    connections: int = 0
    services: Counter[str] = field(default_factory=Counter[str])
    messages: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    received: int = 0
    sent: int = 0
    afc: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    def files(self) -> set[str]:
        """Give the paths of the files that AFC opened."""
        return {path for _service, operation, path in self.afc if operation == "FileRefOpen"}


class Device:
    """The phone.

    Tests set `faults`, and act as its holder: allow, refuse, lock, unlock, restart, enter_passcode, unplug, plug.
    trust_after: seconds from the question to 'Trust'; None waits for `allow` or `refuse`. passcode_after: the same for
    the passcode that the phone asks for before a backup and before its backup password changes, where its iOS does.
    clock_offset: seconds that the phone's clock is fast.
    """

    def __init__(
        self,
        ios: str = "17.5",
        seed: int = 1,
        *,
        scale: Scale = SMALL,
        password: str | None = None,
        locked: bool = False,
        trust_after: float | None = None,
        passcode_after: float | None = 0.0,
        clock_offset: float = 0.0,
        rounds: Rounds | None = None,
    ) -> None:
        self.facts = facts_of(ios, seed)
        self.faults = Faults()
        self.counts = Counts()
        self.written: list[Written] = []
        self.password = password
        """The backup password, None where backups are not encrypted."""
        self.passcode = "271828"
        self.trust_after = trust_after
        self.passcode_after = passcode_after
        self.passcode_seconds = 180.0
        self.clock_offset = clock_offset
        self.rounds = rounds or Rounds(1000, 100)
        self.backups = 0
        self.at = ("", "")
        """The stage that a service has come to, and the file, as `Cut` names them."""
        self.posted: list[str] = []
        """Notifications that programs posted."""
        self.pair_records: dict[str, bytes] = {}
        """What the usbmuxd keeps, which is the computer's and not the phone's."""
        self.system_buid = "30142955-4440-9437-9208-051516000001"
        self.plugged = True
        self.seed = seed
        self.content: Content = iphone.backed_up(seed, scale, self.facts)
        self.content.facts = [fact for fact in self.content.facts if fact.path != "Info.plist"]
        self.media: Tree = media(self.content)
        self.crashes: Tree = crash_reports(self.content, self.facts)
        self.key = DeviceKey()
        self._locked = locked
        self._just_started = False
        self._hosts: dict[str, Host] = {}
        self._answer: bool | None = None
        self._asked: float | None = None
        self._prompt: float | None = None
        self._passed: bool | None = None
        self._ports: dict[int, tuple[str, Host, bool]] = {}
        self._next_port = _FIRST_PORT
        self._left = -1
        self._channels: set[Channel] = set()
        self._listeners: set[Callable[[bool], None]] = set()
        self._observers: dict[Channel, set[str]] = {}
        self._relayed: dict[Channel, list[str]] = {}
        self._ended = False
        self._changed = threading.Condition(threading.RLock())

    @property
    def udid(self) -> str:
        """The phone's identifier."""
        return self.facts.udid

    @property
    def truth(self) -> Truth:
        """What a backup of the phone holds; facts of Info.plist are left out, which programs write themselves."""
        return self.content.truth("backup" if self.password is None else "backup-encrypted", self.password or "")

    @property
    def paired(self) -> tuple[Host, ...]:
        """The computers that the phone trusts."""
        with self._changed:
            return tuple(self._hosts.values())

    @property
    def locked(self) -> bool:
        """Whether the phone is locked."""
        with self._changed:
            return self._locked

    def now(self) -> float:
        """Give the phone's clock, seconds since 1970."""
        return time.time() + self.clock_offset

    def values(self) -> dict[str, dict[str, object]]:
        """Give lockdownd's values by domain."""
        return values(
            self.facts,
            now=self.now(),
            zone="Europe/Lisbon",
            locked=self.locked,
            will_encrypt=self.password is not None,
            managed=self.faults.managed,
            public_key=self.key.public_pem,
        )

    # what its holder does

    def lock(self) -> None:
        """Lock the phone."""
        with self._changed:
            self._locked = True
            self._changed.notify_all()

    def unlock(self) -> None:
        """Unlock the phone."""
        with self._changed:
            self._locked = self._just_started = False
            self._changed.notify_all()

    def restart(self) -> None:
        """Start the phone anew: it is locked, and its keys are out of reach until it is unlocked."""
        self.unplug()
        with self._changed:
            self._locked = self._just_started = True
        self.plug()

    @property
    def just_started(self) -> bool:
        """Whether the phone was not unlocked since it started."""
        with self._changed:
            return self._just_started

    def allow(self) -> None:
        """Tap 'Trust', now or when the question comes."""
        with self._changed:
            self._answer = True

    def refuse(self) -> None:
        """Tap 'Don't Trust', now or when the question comes; the next question is a new one."""
        with self._changed:
            self._answer = False

    def forget(self) -> None:
        """Reset whom the phone trusts."""
        with self._changed:
            self._hosts.clear()
            self._answer = self._asked = None

    @property
    def asked_to_trust(self) -> bool:
        """Whether the question stands on the screen."""
        with self._changed:
            return self._asked is not None

    @property
    def asked_for_passcode(self) -> bool:
        """Whether the phone asks for its passcode."""
        with self._changed:
            return self._prompt is not None

    def enter_passcode(self, *, right: bool = True) -> None:
        """Enter the passcode that the phone asks for, or turn the question away."""
        with self._changed:
            self._passed = right
            self._changed.notify_all()

    def unplug(self) -> None:
        """Pull the cable: every connection ends, and usbmuxd says that the phone has gone."""
        with self._changed:
            self.plugged = False
            channels, listeners = tuple(self._channels), tuple(self._listeners)
            self._channels.clear()
            self._ports.clear()
            self._left = -1
            self._changed.notify_all()
        for channel in channels:
            channel.close()
        for listener in listeners:
            listener(False)

    def plug(self) -> None:
        """Put the cable back."""
        with self._changed:
            self.plugged = True
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(True)

    # pairing

    def ask_to_trust(self) -> bool | None:
        """Ask the holder, and give the answer; None while there is none."""
        with self._changed:
            if self._asked is None:
                self._asked = time.monotonic()
            answer = self._answer
            if answer is None and self.trust_after is not None:
                answer = True if time.monotonic() - self._asked >= self.trust_after else None
            if answer is not None:
                self._asked = None
                self._answer = answer or None
            return answer

    def trust(self, host: Host) -> None:
        """Keep a computer as trusted."""
        with self._changed:
            self._hosts[host.host_id] = host

    def distrust(self, host_id: str) -> bool:
        """Forget a computer; say whether it was known."""
        with self._changed:
            self._answer = None
            return self._hosts.pop(host_id, None) is not None

    def host(self, host_id: object) -> Host | None:
        """Give a trusted computer by its id."""
        with self._changed:
            return self._hosts.get(host_id) if isinstance(host_id, str) else None

    # services

    def open_port(self, service: str, host: Host, *, escrowed: bool) -> int:
        """Let a service be connected to, once, and give its port."""
        with self._changed:
            port = self._next_port
            self._next_port = _FIRST_PORT + (port + 1 - _FIRST_PORT) % 10_000
            self._ports[port] = (service, host, escrowed)
            self.counts.services[service] += 1
            return port

    def take_port(self, port: int) -> tuple[str, Host, bool] | None:
        """Give what waits behind a port, which is then closed."""
        with self._changed:
            return self._ports.pop(port, None)

    def escrow_bag(self) -> bytes:
        """Make a bag that lets one computer's program reach the phone while it is locked."""
        return secrets.token_bytes(32)

    def note(self, service: str, message: str) -> None:
        """Count a message."""
        with self._changed:
            self.counts.messages[service, message] += 1

    def note_bytes(self, received: int, sent: int) -> None:
        """Count bytes."""
        with self._changed:
            self.counts.received += received
            self.counts.sent += sent

    def note_path(self, service: str, operation: str, path: str) -> None:
        """Count a request of a path."""
        with self._changed:
            self.counts.afc.append((service, operation, path))

    def note_write(self, service: str, what: str, path: str, *, allowed: bool, size: int = 0) -> None:
        """Keep that a program wanted to change something."""
        with self._changed:
            self.written.append(Written(service, what, path, allowed, size))

    # faults

    def reach(self, stage: str, file: str = "") -> None:
        """Say how far a service has come; the faults that wait for it happen. Raises Gone."""
        with self._changed:
            self.at = (stage, file)
            while self.faults.silent == stage and self.plugged and not self._ended:
                self._changed.wait(0.05)
            cut = self.faults.cut
            if cut is None or cut.stage not in ("", stage) or cut.file not in ("", file):
                return
            self._begin(cut)
        if not cut.after:
            self.unplug()
            raise Gone

    def _begin(self, cut: Cut) -> None:
        self.faults.cut = None
        self._left = cut.after or -1

    def may_send(self, size: int) -> int:
        """Say how many of these bytes the phone still sends before its cable is pulled; -1 is all of them."""
        with self._changed:
            if not self.plugged:
                return 0
            if self._left < 0:
                return -1
            if size < self._left:
                self._left -= size
                return -1
            left, self._left = self._left, -1
            return left

    # the passcode that the phone asks for

    def ask_passcode(self) -> bool:
        """Ask for the passcode as the phone does before a backup, and say whether it was entered. Raises Gone."""
        with self._changed:
            if self.passcode_after == 0.0:
                return True
            self._prompt, self._passed = time.monotonic(), None
        self.relay(PROMPTED)
        with self._changed:
            while self._passed is None and self.plugged and not self._ended:
                waited = time.monotonic() - self._prompt
                if self.passcode_after is not None and waited >= self.passcode_after:
                    self._passed = True
                elif waited >= self.passcode_seconds:
                    self._passed = False
                else:
                    self._changed.wait(0.05)
            passed, self._prompt = self._passed, None
        if passed is None:
            raise Gone
        self.relay(PROMPT_GONE)
        return passed

    # notifications

    def observe(self, channel: Channel, name: str) -> None:
        """Let a program hear of a notification."""
        with self._changed:
            self._observers.setdefault(channel, set()).add(name)
            if name == PROMPTED and self._prompt is not None:
                self._relayed.setdefault(channel, []).append(name)  # it came a moment late, and the question stands

    def relay(self, name: str) -> None:
        """Let all that observe it hear of a notification."""
        with self._changed:
            for channel, names in self._observers.items():
                if name in names:
                    self._relayed.setdefault(channel, []).append(name)

    def relayed(self, channel: Channel) -> list[str]:
        """Give what a program has yet to hear."""
        with self._changed:
            return self._relayed.pop(channel, [])

    # connections

    @contextmanager
    def connected(self, channel: Channel) -> Generator[None]:
        """Hold a connection to the phone, which ends when the cable is pulled."""
        with self._changed:
            if not self.plugged:
                raise Gone
            self._channels.add(channel)
        channel.allowed = self.may_send
        channel.cut = self.unplug
        channel.rate = lambda: self.faults.rate
        try:
            yield
        finally:
            with self._changed:
                self._channels.discard(channel)
                self._observers.pop(channel, None)
                self._relayed.pop(channel, None)

    @contextmanager
    def listening(self, listener: Callable[[bool], None]) -> Generator[None]:
        """Tell of the cable being pulled and put back."""
        with self._changed:
            self._listeners.add(listener)
        try:
            yield
        finally:
            with self._changed:
                self._listeners.discard(listener)

    def end(self) -> None:
        """Let everything that waits give up."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def begin(self) -> None:
        """Let the phone be served, again where it was before. Its key is made here, before threads could make two."""
        self.key.make()
        with self._changed:
            self._ended = False


def facts_of(ios: str, seed: int) -> Facts:
    """Say what the phone is: for iOS 17 and later the fictional iPhone 15, before that an iPhone 8 with an older UDID.

    Raises ValueError for a version that is none, or older than 11, whose backups are of another format.
    """
    parts = ios.split(".")
    if not all(part.isdigit() for part in parts) or int(parts[0]) < 11:
        raise ValueError(f"no iOS that can be simulated: {ios!r}; 11 or later, such as 17.5")
    major, minor = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if ios == FACTS.version:
        return FACTS
    # builds go by Darwin's version: 19H is iOS 15.7, 21F is 17.5, 23B is 26.1
    darwin = major + 4 if major < 26 else major - 3
    facts = FACTS._replace(version=ios, build=f"{darwin}{chr(ord('A') + min(minor, 25))}79")
    if major >= 17:
        return facts
    udid = f"{seed:08x}00dea0000a12a01000dea0000a12a01f"[:40]
    return facts._replace(product="iPhone10,1", product_name="iPhone 8", udid=udid)
