"""The backup password of somebody's phone that was set for a copy: written down before it is set, until it is taken off again.

The case's database has it in clear, since that is encrypted; the log says that it was set and taken off, and not what it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import apsw
import msgspec

from aboveboard.acquire.errors import AcquireError, PhoneLocked, Unplugged
from aboveboard.acquire.ios import password
from aboveboard.acquire.ios.password import PasswordRefused
from aboveboard.acquire.ios.phone import Phone
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.leftpasswords import HOW_TO_UNDO, SET, Left, keep, passwords_left
from aboveboard.casework.register import register

NOT_SET: Final = "backup password not set"
TAKEN_OFF: Final = "backup password taken off"
STILL_SET: Final = "phone left with a backup password"
_AGAIN: Final = 0.5
_TRIES_WHILE_LOCKED: Final = 3


def left_on(db: apsw.Connection, udid: str) -> Left | None:
    """The password that this phone was left with; None where there is none."""
    return next((one for one in passwords_left(db) if one.udid == udid), None)


def set_one(case: Case, actor: Actor, exhibit: str, phone: Phone, word: str) -> None:
    """Set it. Raises PasswordRefused where the phone does not, and Unplugged, PhoneLocked.

    It is written down first: what happens to the cable meanwhile is nobody's to say.
    """
    _keep(case, Left(phone.udid, exhibit, word))
    case.log(actor, "alteration", what=SET, exhibit=exhibit, phone=phone.udid, word="with the holder's word")
    try:
        password.change(phone, None, word)
    except Unplugged:
        raise
    except AcquireError as error:
        if not phone.backups().encrypted:
            _keep(case, Left(phone.udid, exhibit, word, on=False))
            case.log(actor, "alteration", what=NOT_SET, exhibit=exhibit, phone=phone.udid, why=str(error))
        raise


def take_off(case: Case, actor: Actor, phone: Phone, left: Left) -> None:
    """Take it off, and see that it is. Raises PasswordRefused, Unplugged, PhoneLocked."""
    if phone.backups().encrypted:
        password.change(phone, left.password, None)
        if phone.backups().encrypted:
            raise PasswordRefused("the phone still says that its backups are encrypted")
    _keep(case, msgspec.structs.replace(left, on=False))
    case.log(actor, "alteration", what=TAKEN_OFF, exhibit=left.exhibit, phone=left.udid, confirmed=True)


def see_to_it(case: Case, actor: Actor, phone: Phone, patience: float, waiting: Callable[[Left], None]) -> Left | None:
    """Take off what was set on this phone, waiting for its cable to be put back; what it is left with, where that failed.

    An authority that ended meanwhile does not stop it: it undoes what was done.
    """
    left = left_on(case.db, phone.udid)
    if left is None:
        return None
    until, tries, told, why = time.monotonic() + patience, 0, False, "it was stopped"
    try:
        while True:
            try:
                take_off(case, actor, phone, left)
            except PhoneLocked as error:
                why, tries = str(error), tries + 1
                if tries >= _TRIES_WHILE_LOCKED:
                    break
            except Unplugged as error:
                why = str(error)
            except AcquireError as error:
                why = str(error)
                break
            else:
                return None
            if not told:
                told = True
                waiting(left)
            if time.monotonic() >= until:
                break
            time.sleep(_AGAIN)
    except KeyboardInterrupt:
        _say_left(case, actor, left, why)
        raise
    _say_left(case, actor, left, why)
    return left


def _say_left(case: Case, actor: Actor, left: Left, why: str) -> None:
    case.log(actor, "alteration", what=STILL_SET, exhibit=left.exhibit, phone=left.udid, why=why, undo=HOW_TO_UNDO)


def _keep(case: Case, left: Left) -> None:
    keep(case.db, left)
    register(case)
