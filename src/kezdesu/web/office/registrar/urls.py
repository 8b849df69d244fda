"""Addresses of the registrar's desk."""

from kezdesu.web.office.registrar import bodies, delegations, importing, invitations, members, posts
from kezdesu.web.policies import DELEGATES, REGISTERS
from kezdesu.web.routes import route

FORM = ("GET", "POST")
POST = ("POST",)
ROOT = "registrar/"
BODY = f"{ROOT}bodies/<slug:slug>/"

urlpatterns = [
    route(ROOT, bodies.index, name="registrar", policy=REGISTERS),
    route(BODY, bodies.body, name="registrar_body", policy=REGISTERS),
    route(
        f"{BODY}<slug:act>/",
        bodies.act,
        name="registrar_body_act",
        policy=REGISTERS,
        methods=FORM,
        fresh=("split", "merge", "role", "invite"),
    ),
    route(
        f"{ROOT}posts/<int:number>/<slug:act>/",
        posts.post,
        name="registrar_post",
        policy=REGISTERS,
        methods=FORM,
    ),
    route(
        f"{ROOT}tenures/<int:number>/<slug:act>/",
        posts.tenure,
        name="registrar_tenure",
        policy=REGISTERS,
        methods=FORM,
    ),
    route(f"{ROOT}members/", members.members, name="registrar_members", policy=REGISTERS),
    route(f"{ROOT}members/<int:number>/", members.member, name="registrar_member", policy=REGISTERS),
    route(
        f"{ROOT}members/<int:number>/<slug:act>/",
        members.help_her,
        name="registrar_member_act",
        policy=REGISTERS,
        methods=POST,
        fresh=("reset-factor",),
    ),
    route(
        f"{ROOT}roles/<int:number>/end/", members.end, name="registrar_role", policy=REGISTERS, methods=FORM
    ),
    route(
        f"{ROOT}invitations/<int:number>/<slug:act>/",
        invitations.act,
        name="registrar_invitation",
        policy=REGISTERS,
        methods=POST,
    ),
    route(
        f"{ROOT}import/",
        importing.page,
        name="registrar_import",
        policy=REGISTERS,
        methods=FORM,
        fresh=("apply",),
    ),
    route("acting/", delegations.acting, name="acting", policy=DELEGATES),
    route(
        "acting/<slug:slug>/",
        delegations.delegate,
        name="acting_new",
        policy=DELEGATES,
        methods=FORM,
        fresh=True,
    ),
    route("acting/<int:number>/end/", delegations.end, name="acting_end", policy=DELEGATES, methods=FORM),
]
