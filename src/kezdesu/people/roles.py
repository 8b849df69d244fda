"""Roles of the people who work with the system. A role is always held in a body and between two dates."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a membership lets a person do; the sentences are in each room's ``rules``."""

    CLERK = "clerk", _("Clerk")
    HEAD = "head", _("Head (signs)")
    MODERATOR = "moderator", _("Moderator")
    OPERATOR = "operator", _("Operator of the live hour")
    EXECUTOR = "executor", _("Executor")
    COORDINATOR = "coordinator", _("Coordinator (authorised body)")
    SECRETARY = "secretary", _("Secretary (Government Office)")
    INSPECTOR = "inspector", _("Inspector (Presidential Administration)")
    AKIM = "akim", _("Akim")
    AKIMAT_CLERK = "akimat_clerk", _("Akimat clerk")
    REGISTRAR = "registrar", _("Registrar")


MINISTRY = frozenset({Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.EXECUTOR})
AKIMAT = frozenset({Role.AKIM, Role.AKIMAT_CLERK})
STAFF = frozenset(Role)
