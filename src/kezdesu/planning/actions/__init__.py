"""Everything that can happen to a run of the optimiser and to its suggestions."""

from kezdesu.planning.actions.deciding import accept, accept_many, refuse
from kezdesu.planning.actions.running import ask, beat, cancel, fail, finish, take

__all__ = ["accept", "accept_many", "ask", "beat", "cancel", "fail", "finish", "refuse", "take"]
