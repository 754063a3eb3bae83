"""Writes the typedstream in which Messages keeps an attributed text (`message.attributedBody`).

Facts: the NeXT/Apple typedstream as described at
https://chrissardegna.com/blog/reverse-engineering-apples-typedstream-format/ and
https://github.com/dgelessus/python-typedstream: 0x84 new object or string, 0x85 nil, 0x86 end of object, 0x92 + n
back reference, integers in one byte or after 0x81 (two bytes) or 0x82 (four bytes), little-endian.
"""

_HEAD = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@"
_ROOT = b"\x84\x84\x84\x19NSMutableAttributedString\x00\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85"
_STRING = b"\x92\x84\x84\x84\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95\x84\x01+"
_RUN = b"\x86\x84\x02iI\x01"
_ATTRIBUTES = (
    b"\x92\x84\x84\x84\x0cNSDictionary\x00\x95\x84\x01i\x01\x92\x84\x98\x98\x1d__kIMMessagePartAttributeName\x86"
    b"\x92\x84\x84\x84\x08NSNumber\x00\x84\x84\x07NSValue\x00\x95\x84\x01*\x84\x9b\x9b\x00\x86\x86\x86"
)


def _number(value: int) -> bytes:
    if value < 0x80:
        return value.to_bytes(1, "little")
    if value < 0x8000:
        return b"\x81" + value.to_bytes(2, "little")
    return b"\x82" + value.to_bytes(4, "little")


def attributed(text: str) -> bytes:
    """Give the bytes of an NSMutableAttributedString of one run that carries the usual message part attribute."""
    raw = text.encode()
    units = len(text.encode("utf-16-le")) // 2
    return b"".join((_HEAD, _ROOT, _STRING, _number(len(raw)), raw, _RUN, _number(units), _ATTRIBUTES))
