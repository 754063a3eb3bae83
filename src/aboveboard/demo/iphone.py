"""Builds the fictional iPhone."""

from pathlib import Path

from aboveboard.demo import (
    ios_daily,
    ios_media,
    ios_messages,
    ios_people,
    ios_social,
    ios_system,
    ios_whatsapp,
    itunes,
    output,
)
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import SMALL, Scale, tell
from aboveboard.demo.truth import Truth

FORMS = ("backup-encrypted", "backup", "ffs-zip", "ffs-dir")


def make(seed: int, scale: Scale, *, named: bool = False) -> Phone:
    """Make the iPhone in memory: every file at its device path, with its domain where a backup would hold it.

    named: containers go by their apps' identifiers, as in a backup, which does not know their UUIDs.
    """
    story = tell(seed, scale)
    phone = Phone("iphone", "mira", seed, named=named)
    ios_messages.fill(phone, story)
    ios_people.contacts(phone)
    ios_people.calls(phone, story)
    ios_whatsapp.fill(phone, story)
    ios_media.fill(phone, story)
    ios_daily.notes(phone, story)
    ios_daily.calendar(phone, story)
    ios_daily.safari(phone, story)
    ios_daily.mail_store(phone, story)
    ios_system.accounts(phone)
    ios_system.networks(phone)
    ios_system.applications(phone)
    ios_system.device(phone)
    ios_system.twitter(phone, story)
    ios_social.mastodon(phone, story)
    ios_social.truth_social(phone, story)
    ios_social.discord(phone, story)
    return phone


def backed_up(seed: int, scale: Scale, facts: itunes.Facts) -> Phone:
    """Make the iPhone as a backup of it holds it: its files that have a domain, and their facts."""
    phone = make(seed, scale, named=True)
    phone.files = {path: stored for path, stored in phone.files.items() if stored.domain}
    phone.facts = [fact for fact in phone.facts if fact.path in phone.files]
    ios_system.backup_facts(phone, facts)
    return phone


def entries(phone: Phone) -> list[itunes.Entry]:
    """List a phone's files for a backup."""
    return [itunes.Entry(s.domain, s.relative, s.data, s.moment) for s in phone.files.values()]


def build_iphone(
    out: Path,
    *,
    seed: int = 1,
    form: str = "backup-encrypted",
    password: str = "demo",
    scale: Scale = SMALL,
    iterations: itunes.Rounds = itunes.ROUNDS,
) -> Truth:
    """Write Mira's iPhone and give the truth about it.

    form: 'backup-encrypted' or 'backup' (a folder), 'ffs-dir' (a folder), 'ffs-zip' (a file). `iterations`: rounds of
    the two key derivations of an encrypted backup. A backup holds only what a backup holds: Mail, caches and system
    files are left out, and so are their facts. Raises ValueError for an unknown form and
    FileExistsError where a folder is not empty.
    """
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}; one of {', '.join(FORMS)}")
    if form.startswith("ffs"):
        phone = make(seed, scale)
        if form == "ffs-zip":
            output.archive(out, phone.files)
        else:
            output.folder(out, phone.files)
        return phone.truth(form, "")
    phone = backed_up(seed, scale, ios_system.FACTS)
    secret = password if form == "backup-encrypted" else None
    itunes.write(out, entries(phone), ios_system.FACTS, phone.dice("backup"), secret, iterations)
    return phone.truth(form, secret or "")
