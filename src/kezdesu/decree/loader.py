"""The names by which callers load packs; reading is in ``pack_reading``, the choice among editions in ``editions``."""

from kezdesu.decree.editions import available, default_pack, load_pack, pack_on, use_pack
from kezdesu.decree.pack_reading import read_pack

__all__ = ["available", "default_pack", "load_pack", "pack_on", "read_pack", "use_pack"]
