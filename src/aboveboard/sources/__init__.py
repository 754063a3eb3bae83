"""Evidence sources as one read-only tree of device paths: folder, zip, tar, iTunes and Android backups. Knows no artifact."""
