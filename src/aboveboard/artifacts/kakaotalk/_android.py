"""What the files about kakaotalk share."""

SOURCES = ("https://github.com/jiru/kakaodecrypt (tables; that texts are encrypted by the kind in `v` and `enc`)",)
