"""usbmuxd: lists the phone, keeps pair records, connects to the phone's ports.

Facts: a message is its length (with the header), version, type and tag, four bytes each, little-endian, and a property
list (version 1, type 8); 'Connect' gives the port in network order, and once it is answered with 0 the connection goes
through to the phone (http://wikee.iphone-dev.com/usb:usbmux; names of messages as in
https://github.com/libimobiledevice/usbmuxd, src/client.c, and
https://github.com/doronz88/pymobiledevice3/blob/master/pymobiledevice3/usbmux.py).
"""

import struct
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import cast

from aboveboard.demo.usbmux import lockdown, tls
from aboveboard.demo.usbmux.channel import MESSAGE_LIMIT, Channel, Gone, Malformed, read_plist, write_plist
from aboveboard.demo.usbmux.device import LOCKDOWN_PORT, Device
from aboveboard.demo.usbmux.services import SERVICES

NAME = "usbmuxd"
DEVICE_ID = 1
_OK, _BAD_COMMAND, _BAD_DEVICE, _REFUSED = 0, 1, 2, 3
_NO_RECORD = 2
_PLIST = 8

Message = dict[str, object]


def serve(channel: Channel, device: Device) -> None:
    """Answer a program until it goes, or until it is connected to the phone and has done with that. Raises Gone."""
    while True:
        tag, request = _take(channel)
        name = request.get("MessageType")
        device.note(NAME, name if isinstance(name, str) else "?")
        if name == "Listen":
            _give(channel, tag, _result(_OK))
            _listen(channel, device)
            return
        if name == "Connect":
            inside = _inside(request, device)
            if isinstance(inside, int):
                _give(channel, tag, _result(inside))
                continue
            with device.connected(channel):
                _give(channel, tag, _result(_OK))
                inside(channel)
            return
        _give(channel, tag, _answer(name, request, device))


def _take(channel: Channel) -> tuple[int, Message]:
    size, version, kind, tag = struct.unpack("<4I", channel.take(16))
    if not 16 <= size <= MESSAGE_LIMIT:
        raise Malformed(f"a message of {size} bytes")
    raw = channel.take(size - 16)
    if version != 1 or kind != _PLIST:
        raise Malformed(f"version {version}, type {kind}")
    body = read_plist(raw)
    if not isinstance(body, dict):
        raise Malformed("not a dictionary")
    return tag, cast(Message, body)


def _give(channel: Channel, tag: int, body: Message) -> None:
    raw = write_plist(body)
    channel.give(struct.pack("<4I", len(raw) + 16, 1, _PLIST, tag) + raw)


def _result(number: int) -> Message:
    return {"MessageType": "Result", "Number": number}


def _attached(device: Device) -> Message:
    return {
        "DeviceID": DEVICE_ID,
        "MessageType": "Attached",
        "Properties": {
            "ConnectionSpeed": 480_000_000,
            "ConnectionType": "USB",
            "DeviceID": DEVICE_ID,
            "LocationID": 65_542,
            "ProductID": 0x12A8,
            "SerialNumber": device.udid,
            "USBSerialNumber": device.udid.replace("-", ""),
        },
    }


def _answer(name: object, request: Message, device: Device) -> Message:
    record_id = request.get("PairRecordID")
    if name == "ListDevices":
        return {"DeviceList": [_attached(device)] if device.plugged else []}
    if name == "ListListeners":
        return {"ListenerList": []}
    if name == "ReadBUID":
        return {"BUID": device.system_buid}
    if not isinstance(record_id, str):
        return _result(_BAD_COMMAND)
    if name == "ReadPairRecord":
        record = device.pair_records.get(record_id)
        return _result(_NO_RECORD) if record is None else {"PairRecordData": record}
    if name == "SavePairRecord":
        data = request.get("PairRecordData")
        if not isinstance(data, bytes):
            return _result(_BAD_COMMAND)
        device.pair_records[record_id] = data
        return _result(_OK)
    if name == "DeletePairRecord":
        return _result(_NO_RECORD if device.pair_records.pop(record_id, None) is None else _OK)
    return _result(_BAD_COMMAND)


def _listen(channel: Channel, device: Device) -> None:
    news: SimpleQueue[bool] = SimpleQueue()
    with device.listening(news.put):
        if device.plugged:
            news.put(True)
        while True:
            try:
                plugged = news.get(timeout=0.05)
            except Empty:
                if channel.waiting(0):
                    channel.take(1)  # a listener says no more: this ends when it goes
                continue
            _give(channel, 0, _attached(device) if plugged else {"DeviceID": DEVICE_ID, "MessageType": "Detached"})


def _inside(request: Message, device: Device) -> Callable[[Channel], None] | int:
    number = request.get("PortNumber")
    if not device.plugged or request.get("DeviceID") != DEVICE_ID:
        return _BAD_DEVICE
    if not isinstance(number, int) or not 0 <= number < 1 << 16:
        return _BAD_COMMAND
    port = (number & 0xFF) << 8 | number >> 8
    if port == LOCKDOWN_PORT:
        return lambda channel: lockdown.serve(channel, device)
    waiting = device.take_port(port)
    if waiting is None:
        return _REFUSED
    service, host, escrowed = waiting

    def run(channel: Channel) -> None:
        if not tls.is_of(host, channel.secure(tls.server(host, device.key))):
            raise Gone
        SERVICES[service](channel, device, escrowed)

    return run
