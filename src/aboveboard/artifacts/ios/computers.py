"""Computers that the phone trusts: the records of pairing that lockdown keeps on the phone."""

from __future__ import annotations

from aboveboard.kit import Artifact, Const, Event, Of, objects


def _told(host: object, number: object, computer: object) -> str | None:
    named = (("", host), ("HostID ", number), ("SystemBUID ", computer))
    return ", ".join(f"{label}{value}" for label, value in named if isinstance(value, str) and value) or None


COMPUTERS = Artifact(
    id="ios.computers",
    title="Computers that the phone trusts",
    service="ios.computers",
    emits=Event,
    files=("{var}/root/Library/Lockdown/pair_records/*.plist",),
    read=(
        objects(
            "plist",
            "",
            kind=Event,
            needs=("HostID", "HostName", "SystemBUID"),
            name="pairing",
            event=Const("trusts a computer"),
            detail=Of(_told, ("HostName", "HostID", "SystemBUID")),
        ),
    ),
    says="One record for each computer that the phone was told to trust, with its name, where it gave one, and its two numbers.",
    limits="When is not in the file. Computers and other phones pair with it, and so do devices for extraction. SystemBUID is the"
    " number of one installation of the computer's software, which that computer keeps too; keys are not read.",
    sources=(
        "https://libimobiledevice.org (lockdown.c: pairing)",
        "https://github.com/abrignoni/iLEAPP",
    ),
    absent_from=("itunes backup",),
)
