"""Builds the fictional Android phone."""

from pathlib import Path

from aboveboard.demo import (
    android_daily,
    android_media,
    android_messages,
    android_people,
    android_system,
    android_whatsapp,
    output,
)
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import SMALL, Scale, tell
from aboveboard.demo.truth import Truth

FORMS = ("zip", "dir", "ab")


def make(seed: int, scale: Scale, *, modern: bool = True) -> Phone:
    """Make the Android phone in memory: every file at its device path."""
    story = tell(seed, scale)
    phone = Phone("android", "deniz", seed)
    android_people.contacts(phone)
    android_people.calls(phone, story)
    android_messages.fill(phone, story)
    android_whatsapp.fill(phone, story)
    android_daily.calendar(phone, story)
    android_daily.chrome(phone, story)
    android_daily.gmail(phone, story)
    android_daily.twitter(phone, story)
    android_system.packages(phone, modern=modern)
    android_system.users(phone, modern=modern)
    android_system.accounts(phone)
    android_system.sims(phone)
    android_system.usage(phone, modern=modern)
    android_system.networks(phone, modern=modern)
    android_system.settings(phone, modern=modern)
    android_system.device(phone, modern=modern)
    android_media.fill(phone, story, modern=modern)
    return phone


def build_android(out: Path, *, seed: int = 1, form: str = "zip", scale: Scale = SMALL, modern: bool = True) -> Truth:
    """Write Deniz's Android phone and give the truth about it.

    form: 'zip' (a file without directory entries), 'dir' (a folder) or 'ab' (an adb backup, which holds the owner's app
    data and shared media only; the facts of what it lacks are left out). `modern`: Android 16's formats (binary XML,
    protobuf usage statistics); else Android 9's (text XML). Raises ValueError for an unknown form and FileExistsError
    where a folder is not empty.
    """
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}; one of {', '.join(FORMS)}")
    phone = make(seed, scale, modern=modern)
    if form == "zip":
        output.archive(out, phone.files)
    elif form == "dir":
        output.folder(out, phone.files)
    else:
        output.adb_backup(out, phone.files)
        phone.files = {path: stored for path, stored in phone.files.items() if output.adb_name(path)}
        phone.facts = [fact for fact in phone.facts if fact.path in phone.files]
    return phone.truth(form, "")
