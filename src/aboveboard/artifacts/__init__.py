"""One file per app or store: declarations and pure decoders. No disk, clock, network, logging, sibling."""
