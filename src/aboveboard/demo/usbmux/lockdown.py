"""lockdownd on port 62078: says what the phone is, asks whether to trust, starts services.

Facts: requests, answers and errors by name as in https://github.com/libimobiledevice/libimobiledevice
(src/lockdown.c, include/libimobiledevice/lockdown.h) and
https://jon-gabilondo-angulo-7635.medium.com/understanding-usbmux-and-the-ios-lockdown-service-7f2a1dfd07ae; from iOS 5 on
answers carry no 'Result'. A program that comes without a pair record sees few values (issue 1199 there); a locked
phone does not ask for trust, and starts some services for the escrow bag alone; before it was first unlocked it starts
none, and has another error for the bag (issue 1078 there).
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import cast
from uuid import uuid4

from aboveboard.demo.usbmux import tls
from aboveboard.demo.usbmux.channel import Channel, Gone
from aboveboard.demo.usbmux.device import Device
from aboveboard.demo.usbmux.pairing import BadRecord, Host, read_host
from aboveboard.demo.usbmux.services import SERVICES, WHILE_LOCKED
from aboveboard.demo.usbmux.values import shown

NAME = "lockdownd"
_TYPE = "com.apple.mobile.lockdown"

Answer = dict[str, object]


class Session:
    """One connection to lockdownd, and the computer it is of once a session stands."""

    def __init__(self, channel: Channel, device: Device) -> None:
        self.channel = channel
        self.device = device
        self.host: Host | None = None
        self.session = ""
        self.pairing_host: Host | None = None

    def serve(self) -> None:
        """Answer until the program goes. Raises Gone."""
        while True:
            request = self.channel.take_dict()
            name = request.get("Request")
            self.device.note(NAME, name if isinstance(name, str) else "?")
            self.device.reach("lockdown", name if isinstance(name, str) else "")
            if self.device.faults.delay:
                time.sleep(self.device.faults.delay)
            handler = self.handlers().get(name) if isinstance(name, str) else None
            answer: Answer = {"Error": "UnknownRequest"} if handler is None else handler(request)
            self.channel.give_plist({"Request": name if isinstance(name, str) else "", **answer})
            self.after(str(name), answer)
            if name == "Goodbye":
                return

    def handlers(self) -> dict[str, Callable[[Answer], Answer]]:
        """Give what answers which request."""
        return {
            "QueryType": lambda _request: {"Type": _TYPE},
            "GetValue": self.get_value,
            "SetValue": self.change,
            "RemoveValue": self.change,
            "EnterRecovery": self.change,
            "Pair": self.pair,
            "ValidatePair": self.validate,
            "Unpair": self.unpair,
            "StartSession": self.start_session,
            "StopSession": self.stop_session,
            "StartService": self.start_service,
            "Goodbye": lambda _request: {},
        }

    def after(self, name: str, answer: Answer) -> None:
        """Turn TLS on behind the answer that a session stands, and off behind the one that it has ended."""
        if "Error" in answer:
            return
        if name == "StartSession" and self.host is not None:
            shown = self.channel.secure(tls.server(self.host, self.device.key))
            if not tls.is_of(self.host, shown):
                raise Gone
            self.device.reach("session")
        elif name == "StopSession":
            self.channel.plain()

    def get_value(self, request: Answer) -> Answer:
        """Give one value, or all of a domain."""
        domain, key = request.get("Domain"), request.get("Key")
        name = domain if isinstance(domain, str) else ""
        said: Answer = {"Domain": name} if name else {}
        domains = self.device.values()
        values = shown(domains, name, trusted=self.host is not None)
        if not isinstance(key, str):
            return {**said, "Value": values}
        said["Key"] = key
        if key in values:
            return {**said, "Value": values[key]}
        hidden = key in domains.get(name, {})
        return {**said, "Error": "GetProhibited" if hidden else "MissingValue"}

    def change(self, request: Answer) -> Answer:
        """Refuse what would change the phone, and keep that it was asked for."""
        what = f"{request.get('Request')}"
        path = "/".join(str(request[name]) for name in ("Domain", "Key") if name in request)
        self.device.note_write(NAME, what, path, allowed=False)
        return {"Error": "SetProhibited"}

    def pair(self, request: Answer) -> Answer:
        """Ask the holder to trust the computer."""
        try:
            host = read_host(request, self.device.escrow_bag())
            tls.server(host, self.device.key)
        except BadRecord:
            return {"Error": "InvalidPairRecord"}
        if self.device.locked:
            return {"Error": "PasswordProtected"}
        known = self.device.host(host.host_id)
        if known is None:
            answer = self.device.ask_to_trust()
            if answer is None:
                return {"Error": "PairingDialogResponsePending"}
            if not answer:
                return {"Error": "UserDeniedPairing"}
        else:
            host = replace(host, escrow_bag=known.escrow_bag)
        self.device.trust(host)
        return {"EscrowBag": host.escrow_bag}

    def validate(self, request: Answer) -> Answer:
        """Say whether the computer is trusted."""
        try:
            host = read_host(request, b"")
        except BadRecord:
            record = request.get("PairRecord")
            return {"Error": "InvalidHostID" if record is None else "InvalidPairRecord"}
        return {} if self.device.host(host.host_id) else {"Error": "InvalidHostID"}

    def unpair(self, request: Answer) -> Answer:
        """Forget a computer, as its program asks."""
        record = request.get("PairRecord")
        host_id = cast(Answer, record).get("HostID") if isinstance(record, dict) else None
        if isinstance(host_id, str) and self.device.distrust(host_id):
            return {}
        return {"Error": "InvalidHostID"}

    def start_session(self, request: Answer) -> Answer:
        """Begin a session of a trusted computer."""
        if self.host is not None:
            return {"Error": "SessionActive"}
        host = self.device.host(request.get("HostID"))
        if host is None:
            return {"Error": "InvalidHostID"}
        self.host, self.session = host, str(uuid4()).upper()
        return {"SessionID": self.session, "EnableSessionSSL": True}

    def stop_session(self, request: Answer) -> Answer:
        """End the session."""
        if self.host is None or request.get("SessionID") != self.session:
            return {"Error": "SessionInactive"}
        self.host, self.session = None, ""
        return {}

    def start_service(self, request: Answer) -> Answer:
        """Start a service and say on which port it waits."""
        service = request.get("Service")
        said: Answer = {"Service": service if isinstance(service, str) else ""}
        if self.host is None:
            return {**said, "Error": "SessionInactive"}
        if not isinstance(service, str) or service not in SERVICES:
            return {**said, "Error": "InvalidService"}
        bag = request.get("EscrowBag")
        escrowed = isinstance(bag, bytes) and bag == self.host.escrow_bag
        if bag is not None and not escrowed:
            return {**said, "Error": "InvalidEscrowBag"}
        if self.device.just_started:
            return {**said, "Error": "PasswordProtected" if bag is None else "MissingValue"}
        if self.device.locked and not escrowed and service not in WHILE_LOCKED:
            return {**said, "Error": "PasswordProtected"}
        self.device.reach("service", service)
        port = self.device.open_port(service, self.host, escrowed=escrowed)
        return {**said, "Port": port, "EnableServiceSSL": True}


def serve(channel: Channel, device: Device) -> None:
    """Serve lockdownd on a connection. Raises Gone."""
    Session(channel, device).serve()
