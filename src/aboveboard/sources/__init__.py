"""Evidence sources as one read-only tree of device paths: folder, zip, tar, iTunes backup, Android backup. No artifact knowledge."""
