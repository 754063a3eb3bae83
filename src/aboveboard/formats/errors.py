"""Errors of this room: every reader raises a subclass of FormatError for bad input; text read with losses says so."""

from __future__ import annotations


class FormatError(ValueError):
    """The bytes are not, or not wholly, of the expected format.

    `offset` is where reading stopped (bytes from the start of the input) where that is known.
    `partial` is what could be read before that point, or None; its type is that of the reader's normal result.
    """

    def __init__(self, message: str, *, offset: int | None = None, partial: object = None) -> None:
        super().__init__(message if offset is None else f"{message} (at byte {offset})")
        self.offset = offset
        self.partial = partial


class TypedstreamError(FormatError):
    """Not a typedstream, or a damaged one."""


class PlistError(FormatError):
    """Not a property list, or a damaged or oversized one."""


class ArchiveError(FormatError):
    """A property list that is not a keyed archive, or a damaged one."""


class ProtobufError(FormatError):
    """Bytes that cannot be a protocol buffer message."""


class XmlError(FormatError):
    """Text or binary XML that is damaged, oversized, or uses entities."""


class JsonError(FormatError):
    """Text that cannot be followed as JSON."""


class TelegramError(FormatError):
    """An object of Telegram's that is of an unknown kind, damaged or oversized."""


class PostboxError(FormatError):
    """A value of Telegram's Postbox store that is damaged, oversized or of an unknown kind."""


class TimeError(FormatError):
    """Text that is not a time of the expected form."""


class MediaError(FormatError):
    """A media file whose structure cannot be followed at all."""


class MailError(FormatError):
    """Bytes that cannot be a message."""


class FlawedText(str):
    """Text that could only be read with losses; `flaw` says which. Everywhere else it behaves as the plain text."""

    __slots__ = ("flaw",)
    flaw: str

    def __new__(cls, text: str, flaw: str) -> FlawedText:
        """Text with the flaw it was read with."""
        self = super().__new__(cls, text)
        self.flaw = flaw
        return self


class FitError(FormatError):
    """Not a FIT file, or a damaged one."""


class FluencyError(FormatError):
    """Not a language model of SwiftKey's engine, or a damaged one."""


class GzipError(FormatError):
    """A gzip stream that is damaged, breaks off or is oversized."""


class MsgpackError(FormatError):
    """Not MessagePack, or damaged or oversized."""


class JavaError(FormatError):
    """Not a stream of serialized Java objects, or a damaged or oversized one."""
