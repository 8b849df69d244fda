"""Raw ASGI before Django: byte cache, stream hub, vote group commit. See ``docs/adr/0002-raw-asgi-edge.md``."""
