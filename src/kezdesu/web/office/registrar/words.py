"""Words of the registrar's desk."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import BodyKind, Rank

RANKS: Mapping[str, Promise] = {
    Rank.HEAD: _("first head"),
    Rank.DEPUTY: _("deputy of the first head"),
    Rank.AGENCY_CHAIR: _("chair of an agency or committee"),
    Rank.DEPUTY_PM: _("Deputy Prime Minister"),
    Rank.AKIM: _("akim"),
    Rank.DEPARTMENT: _("department or directorate"),
    Rank.OFFICE: _("head of the office"),
}
KINDS: Mapping[str, Promise] = {
    BodyKind.CEB: _("Ministries"),
    BodyKind.GO: _("Government Office"),
    BodyKind.PA: _("Presidential Administration"),
    BodyKind.AKIMAT: _("Akimats"),
    BodyKind.HOLDING: _("National companies"),
}
