"""What stands in the official form: the rows of a body, of the whole draft, or none with the lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.content import EntryRow, FrozenRow
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.schedule.states import EDITABLE, ScheduleState, Wish
from kezdesu.tables import form, queries, reference
from kezdesu.tables.form import FormRow
from kezdesu.tables.headings import Field
from kezdesu.tables.posts import Post

OF_BODY = Trilingual(
    "{period} кестесіне ұсыныстар: {body}",
    "Предложения в график на {period}: {body}",
    "Proposals for the schedule of {period}: {body}",
)
OF_ALL = Trilingual(
    "{period} кездесулер кестесінің жобасы", "Проект графика встреч на {period}", "Draft schedule of {period}"
)
FIRST_HEAD = Trilingual("Бірінші басшы", "Первый руководитель", "First head")
SENT = Trilingual(
    "Жүйеде қол қойылып, жіберілген күні", "Подписано в системе и направлено", "Signed here and sent"
)
SIGNED = Trilingual("Қолы, күні", "Подпись, дата", "Signature, date")


@dataclass(frozen=True, slots=True)
class FormContent:
    """The form before it is a file: title, columns, rows, who signs; for the empty one the lists to choose from."""

    code: str
    title: Trilingual
    columns: tuple[Field, ...]
    rows: tuple[FormRow, ...] = ()
    regions: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    signature: tuple[tuple[str, str], ...] = ()


def of_proposal(proposal: Proposal) -> FormContent:
    """The rows of a body as they stand in its proposals."""
    schedule, body = proposal.schedule, proposal.body
    places = reference.places(schedule)
    posts = {post.slug: post for post in reference.posts(schedule, body)}
    rows = tuple(
        form.write(number, row, places, posts)
        for number, row in enumerate(queries.rows_of(proposal), start=1)
    )
    signature = _signature(proposal, posts)
    return FormContent(proposal.code, _title(schedule, body), form.OF_BODY, rows, signature=signature)


def _signature(proposal: Proposal, posts: Mapping[str, Post]) -> tuple[tuple[str, str], ...]:
    """Who signs, with a line to sign on; of what was signed here and sent, when."""
    head = bodies.head_on(proposal.body, on=clock.today())
    post = posts.get(head.slug) if head else None
    holder = form.both(post.holder) if post and post.holder else ""
    lines = (
        [(form.both(FIRST_HEAD), ", ".join(text for text in (form.both(post.title), holder) if text))]
        if post
        else []
    )
    if proposal.submitted_at is not None and proposal.state not in EDITABLE:
        return *lines, (form.both(SENT), f"{clock.almaty_date(proposal.submitted_at):%d.%m.%Y}")
    return *lines, (form.both(SIGNED), "____________________      «____» ____________ 20___")


def of_schedule(schedule: Schedule) -> FormContent:
    """The rows of all bodies: in force, drafted, or submitted until now."""
    frozen = _standing(schedule)
    named = {body.slug: body for body in queries.bodies_named({row.body for row in frozen})}
    places = reference.places(schedule)
    posts = reference.posts_of_all(schedule, list(named.values()))
    written = schedules.wishes(row.entry for row in frozen)
    rows = tuple(
        form.write(number, as_row(row, written.get(row.entry)), places, posts[row.body], named[row.body].name)
        for number, row in enumerate(frozen, start=1)
    )
    title = _filled(OF_ALL, period=schedule.label)
    return FormContent(schedule.code, title, form.OF_ALL, rows)


def empty_of(schedule: Schedule, body: Body) -> FormContent:
    """The form to fill."""
    regions = [place for place in reference.places(schedule).places if not place.district]
    posts = reference.posts(schedule, body)
    return FormContent(
        f"{schedule.code}-{body.slug}",
        _title(schedule, body),
        form.OF_BODY,
        regions=tuple(form.both(place.name) for place in regions),
        posts=tuple(form.both(post.label) for post in posts),
    )


def as_row(row: FrozenRow, written: EntryRow | None) -> EntryRow:
    """A frozen row as a proposal: while it stands on the days that were written, its wish is the written one."""
    days = (row.planned_on, row.planned_until)
    is_as_written = written is not None and days == (written.planned_on, written.planned_until)
    wish = written.wish if written and is_as_written else Wish.SPAN if row.planned_until else Wish.DAY
    topic = written.topic if written else ""
    return EntryRow(
        row.region, row.office, row.planned_on, row.place, wish, row.planned_until, row.district, topic=topic
    )


def _standing(schedule: Schedule) -> Sequence[FrozenRow]:
    version = schedules.current_version(schedule)
    if version is not None:
        return schedules.rows_of(version)
    if schedule.state == ScheduleState.COLLECTING:
        return schedules.submitted_rows(schedule)
    return schedules.drafted_rows(schedule)


def _title(schedule: Schedule, body: Body) -> Trilingual:
    name = body.name
    return Trilingual(
        OF_BODY.kk.format(period=schedule.label, body=name.kk),
        OF_BODY.ru.format(period=schedule.label, body=name.ru),
        OF_BODY.en.format(period=schedule.label, body=name.en),
    )


def _filled(text: Trilingual, **slots: str) -> Trilingual:
    return Trilingual(*(said.format(**slots) for said in (text.kk, text.ru, text.en)))
