"""Who may sign or send back an act that somebody else prepared."""

from __future__ import annotations

from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.signing.models import SignedAct

SAME_PERSON = Trilingual(
    "Құжатты дайындаған адам оған өзі қол қоя алмайды: екінші адам керек.",
    "Подготовивший документ не может сам его подписать: нужен второй человек.",
    "Whoever prepared a document cannot sign it: a second person is needed.",
)
NOT_HEAD = Trilingual(
    "Бұл орган атынан тек қол қою құқығы бар басшы қол қояды.",
    "От имени этого органа подписывает только руководитель с правом подписи.",
    "Only a head with the right to sign may sign for this body.",
)
CHANGED = Trilingual(
    "Құжат дайындалғаннан кейін өзгерген. Оны қайта дайындау керек.",
    "Документ изменился после подготовки. Его нужно подготовить заново.",
    "The document has changed since it was prepared. It must be prepared anew.",
)
SIGNING_ROLES = (Role.HEAD, Role.COORDINATOR, Role.SECRETARY, Role.AKIM)


def may_sign(act: SignedAct, *, by: Actor, roles: tuple[Role, ...] = (Role.HEAD,)) -> Answer:
    """Another person than the preparer, holding one of ``roles`` in the act's body."""
    if by.account_id is None or not by.has_in(act.body.slug, *roles, of=act.keys):
        return Denied("not_head", NOT_HEAD)
    if by.account_id == act.prepared_by_id:
        return Denied("same_person", SAME_PERSON)
    return Allowed()
