"""Joining keeps every asker and every supporter once, and is undone exactly."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from kezdesu.common.answers import Conflict, Refused
from kezdesu.journal import record as journal
from kezdesu.people.actors import VISITOR
from kezdesu.voices import actions, queries
from kezdesu.voices.models import Ground, Support, SupportCount, Voice
from kezdesu.voices.queries import Figures
from tests.factories import make_body, make_visit, make_voice
from tests.factories.voices import citizen, make_moderator, published, submitted

pytestmark = pytest.mark.django_db


def figures(voice: Voice) -> Figures:
    return queries.figures(fresh(voice))


def fresh(voice: Voice) -> Voice:
    return queries.complete().get(pk=voice.pk)


def test_joined_voice_brings_its_asker_and_supporters_each_once() -> None:
    both, only = citizen(), citizen()
    root, other = published(by=citizen()), published(by=citizen())
    for person, voice in ((both, root), (both, other), (only, other)):
        actions.support(voice, by=person)
    actions.join(other, root, by=make_moderator())
    assert figures(root) == figures(other) == Figures(askers=2, device=4, contact=0, identified=0)
    assert journal.of(other.code)[-1].data == {"to": root.code, "along": []}


def test_undone_joining_leaves_both_as_they_were() -> None:
    root, other = published(by=citizen()), published(by=citizen())
    actions.support(other, by=citizen())
    before = figures(root), figures(other)
    moderator = make_moderator()
    actions.join(other, root, by=moderator)
    actions.unjoin(fresh(other), by=moderator)
    assert (figures(root), figures(other)) == before
    assert fresh(other).state == "published"


def test_shared_supporter_stays_when_one_of_two_joinings_is_undone() -> None:
    person, moderator = citizen(), make_moderator()
    root, first, second = published(), published(), published()
    actions.support(first, by=person)
    actions.support(second, by=person)
    actions.join(first, root, by=moderator)
    actions.join(second, root, by=moderator)
    actions.unjoin(fresh(first), by=moderator)
    assert figures(root) == Figures(askers=2, device=1, contact=0, identified=0)


def test_what_was_joined_goes_along() -> None:
    moderator = make_moderator()
    root, middle, leaf = published(), published(), published(by=citizen())
    actions.join(leaf, middle, by=moderator)
    actions.join(fresh(middle), root, by=moderator)
    assert figures(root) == Figures(askers=3, device=1, contact=0, identified=0)
    assert fresh(leaf).joined_to == root
    assert journal.of(middle.code)[-1].data == {"to": root.code, "along": [leaf.code]}


def test_new_voice_is_joined_straight_from_the_queue() -> None:
    root, new = published(), submitted()
    actions.join(new, root, by=make_moderator())
    stored = fresh(new)
    assert (stored.state, stored.joined_to, stored.published_at is not None) == ("joined", root, True)


def test_joining_to_itself_to_a_joined_or_to_an_unseen_one_is_refused() -> None:
    moderator = make_moderator()
    root, other, waiting = published(), published(), submitted()
    actions.join(other, root, by=moderator)
    for voice, to in ((root, root), (root, fresh(other)), (root, waiting)):
        with pytest.raises(Refused, match="not_joinable"):
            actions.join(voice, to, by=moderator)


def test_joining_to_a_question_of_another_body_is_refused() -> None:
    own, foreign = published(), published(body=make_body("education"))
    with pytest.raises(Refused, match="other_body"):
        actions.join(own, foreign, by=make_moderator(own.body))
    assert fresh(own).state == "published"


def test_joining_to_one_that_was_removed_meanwhile_is_refused() -> None:
    root, other = published(), published()
    read_before = fresh(root)
    actions.remove(root, by=make_moderator(), ground=Ground.INSULT)
    with pytest.raises(Refused, match="not_joinable"):
        actions.join(other, read_before, by=make_moderator())
    assert (fresh(other).state, fresh(other).joined_to) == ("published", None)


def test_undoing_or_removing_what_went_along_meanwhile_is_a_conflict() -> None:
    moderator = make_moderator()
    root, middle, leaf = (published(by=citizen()) for _ in range(3))
    actions.join(leaf, middle, by=moderator)
    read_before = fresh(leaf)
    actions.join(fresh(middle), root, by=moderator)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        actions.unjoin(read_before, by=moderator)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        actions.remove(read_before, by=moderator, ground=Ground.INSULT)
    assert figures(root) == Figures(askers=3, device=3, contact=0, identified=0)


def test_removed_root_sets_its_joined_voices_free() -> None:
    moderator = make_moderator()
    root, other = published(by=citizen()), published(by=citizen())
    actions.join(other, root, by=moderator)
    actions.remove(fresh(root), by=moderator, ground=Ground.INSULT)
    assert (fresh(other).state, fresh(other).joined_to) == ("published", None)
    assert figures(other) == Figures(askers=1, device=1, contact=0, identified=0)
    assert journal.of(root.code)[-1].data == {"ground": "insult", "freed": [other.code]}


def test_device_supports_once() -> None:
    voice, person = published(), citizen()
    assert actions.support(voice, by=person) is True
    assert actions.support(voice, by=person) is False
    assert figures(voice).device == 1


def test_asker_does_not_count_twice() -> None:
    asker = citizen()
    voice = published(by=asker)
    assert actions.support(voice, by=asker) is False
    assert figures(voice).device == 1


def test_support_of_a_joined_voice_counts_at_its_root() -> None:
    root, other = published(), published()
    actions.join(other, root, by=make_moderator())
    assert actions.support(fresh(other), by=citizen()) is True
    assert figures(root).device == 1


def test_support_without_a_device_or_of_an_unseen_voice_is_refused() -> None:
    with pytest.raises(Refused, match="no_device"):
        actions.support(published(), by=VISITOR)
    with pytest.raises(Refused, match="not_supportable"):
        actions.support(submitted(), by=citizen())


def test_support_line_names_no_device() -> None:
    voice, person = published(), citizen()
    actions.support(voice, by=person)
    line = journal.of(voice.code, public_only=False)[-1]
    assert (line.kind, line.author, line.data) == ("voice.supported", "citizen", {"by": "device"})


def test_figures_equal_the_rows_behind_them() -> None:
    root, other = published(by=citizen()), published(by=citizen())
    for _ in range(3):
        actions.support(root, by=citizen())
        actions.support(other, by=citizen())
    actions.join(other, root, by=make_moderator())
    assert SupportCount.objects.get(voice=root).device == Support.objects.filter(voice=root).count() == 8


@pytest.mark.django_db(transaction=True)
def test_parallel_support_of_one_device_counts_once_and_of_ten_devices_ten_times() -> None:
    voice, person = published(), citizen()

    def vote(number: int) -> bool:
        try:
            return actions.support(fresh(voice), by=person if number < 10 else citizen())
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        counted = list(pool.map(vote, range(20)))
    assert sum(counted) == 11
    assert figures(voice).device == 11


def test_presses_without_a_cookie_from_one_address_have_a_limit() -> None:
    voice = make_voice(visit=make_visit())
    address = reverse("public:join", args=[voice.code])

    answers = [
        Client().post(address, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(62)
    ]

    assert answers == [302] * 60 + [429] * 2
    assert queries.figures(voice).device == 60
