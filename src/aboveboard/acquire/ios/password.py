"""The phone's backup password: set, and taken off again.

Facts: com.apple.mobilebackup2 speaks DeviceLink, whose messages are lists that begin with their name; after the versions and a
'Hello', 'ChangePassword' takes the old and the new password, either left out where there is none; since iOS 13 the phone asks its
holder for the passcode first (https://github.com/libimobiledevice/libimobiledevice, tools/idevicebackup2.c, and issues 835, 1384;
codes 1 with 22 of a managed phone: https://github.com/leminlimez/Nugget/issues/230). Programs that do this take the password
as a word of their command line, where everybody on the machine can read it: so this is done here.
"""

from __future__ import annotations

import secrets
from typing import Any, Final, cast

from aboveboard.acquire.errors import AcquireError, PhoneLocked
from aboveboard.acquire.ios.mux import NotSaid, Wire
from aboveboard.acquire.ios.phone import Phone

SERVICE: Final = "com.apple.mobilebackup2"
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for each other when they are typed."""
_HOLDER_WITHIN: Final = 200.0
"""Seconds that the holder has for the passcode that the phone asks for."""
_LOCKED, _WRONG = 208, 207
_MOST_MESSAGES: Final = 100


class PasswordRefused(AcquireError):
    """The phone did not change its backup password."""


def new_password() -> str:
    """One that can be read out and typed: four times four letters, 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def change(phone: Phone, old: str | None, new: str | None) -> None:
    """Set, change or take off the password. Raises PasswordRefused, PhoneLocked, Unplugged."""
    with phone.service(SERVICE, escrow=True) as wire:
        wire.within(_HOLDER_WITHIN)
        greet(wire)
        words = {name: word for name, word in (("OldPassword", old), ("NewPassword", new)) if word}
        said = _process(wire, MessageName="ChangePassword", TargetIdentifier=phone.udid, **words)
        code = said.get("ErrorCode", 0)
        if code == _LOCKED:
            raise PhoneLocked("the phone is locked, or its passcode was not entered; its holder must do that")
        if code == _WRONG:
            raise PasswordRefused("the phone says that this is not its backup password")
        if code:
            raise PasswordRefused(f"the phone does not change its backup password: {said.get('ErrorDescription')}")
        wire.send(["DLMessageDisconnect", "___EmptyParameterString___"])


def greet(wire: Wire) -> tuple[int | None, float | None]:
    """Agree with the backup service on versions: (DeviceLink's, the protocol's), None where it does not say. Raises NotSaid."""
    version = _message(wire)
    if version[0] != "DLMessageVersionExchange" or len(version) < 2:
        raise NotSaid("the phone's backup service greets in another way than is known")
    wire.send(["DLMessageVersionExchange", "DLVersionsOk", version[1]])
    if _message(wire)[0] != "DLMessageDeviceReady":
        raise NotSaid("the phone's backup service does not get ready")
    said = _process(wire, MessageName="Hello", SupportedProtocolVersions=[2.0, 2.1])
    if said.get("ErrorCode", 0):
        raise NotSaid(f"the phone's backup service knows no version in common: {said.get('ErrorDescription')}")
    protocol = said.get("ProtocolVersion")
    return (
        version[1] if isinstance(version[1], int) else None,
        float(protocol) if isinstance(protocol, int | float) else None,
    )


def _process(wire: Wire, **body: Any) -> dict[str, Any]:
    wire.send(["DLMessageProcessMessage", body])
    for _ in range(_MOST_MESSAGES):
        message = _message(wire)
        if message[0] == "DLMessageProcessMessage" and len(message) > 1 and isinstance(message[1], dict):
            return cast("dict[str, Any]", message[1])
        if message[0] == "DLMessageDisconnect":
            break
        # Whatever else it may want of a computer is not needed for this.
        wire.send(["DLMessageStatusResponse", -1, "___EmptyParameterString___", {}])
    raise NotSaid("the phone's backup service gave no answer")


def _message(wire: Wire) -> list[Any]:
    message: Any = wire.receive()
    if not isinstance(message, list) or not message:
        raise NotSaid("the phone's backup service sent what is no message")
    return cast("list[Any]", message)
