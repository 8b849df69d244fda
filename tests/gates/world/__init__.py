"""A whole year of one small house, lived through the actions: what the gates look at.

:func:`settle` needs an empty database with its schema. ``python -m tests.gates.settled`` does it in a data directory.
"""

from tests.gates.world.pen import Pen
from tests.gates.world.settle import NOW, PASSWORD, World, settle

__all__ = ["NOW", "PASSWORD", "Pen", "World", "settle"]
