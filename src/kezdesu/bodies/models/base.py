"""Bodies, their posts, who held a post when, and who works where. Nothing is overwritten: rows have dates."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kezdesu.common.trilingual import Trilingual
from kezdesu.people.roles import Role
from kezdesu.regions.models import District, Region


class BodyKind(models.TextChoices):
    """Kinds of bodies; which duties a kind has is told by the rule pack."""

    CEB = "ceb", "central executive body"
    GO = "go", "Government Office"
    PA = "pa", "Presidential Administration"
    AKIMAT = "akimat", "akimat"
    HOLDING = "holding", "national holding or company"


class LocalLevel(models.TextChoices):
    """Levels of akimats below that of a region; the rule pack says what each owes."""

    DISTRICT = "district", "district"
    OKRUG = "okrug", "town, village or rural okrug"


class Body(models.Model):
    """A state body or a national company. Exemptions come from the pack, never from here.

    An akimat below its region names the ``district`` in which its territory lies and its ``local_level``.
    """

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=BodyKind.choices)
    is_authorised = models.BooleanField(default=False, help_text="the AB of the decree")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies")
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies"
    )
    local_level = models.CharField(max_length=10, blank=True, choices=LocalLevel.choices)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    genitive_kk = models.CharField(max_length=200)
    genitive_ru = models.CharField(max_length=200)
    site = models.URLField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="grows with every act of a registrar")
    predecessors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="successors")

    class Meta:
        ordering = ["kind", "name_kk"]
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(district__isnull=True, local_level="")
                | Q(district__isnull=False, region__isnull=False) & ~Q(local_level=""),
                name="body_local_has_district",
            )
        ]

    def __str__(self) -> str:
        return self.name_kk

    @property
    def name(self) -> Trilingual:
        """The body's name."""
        return Trilingual(self.name_kk, self.name_ru, self.name_en)

    @property
    def genitive(self) -> Trilingual:
        """The name as in "the minister of …"."""
        return Trilingual(self.genitive_kk, self.genitive_ru, self.name_en)

    @property
    def level(self) -> str:
        """The level of an akimat, its own or that of its region; empty for every other body."""
        if self.local_level:
            return self.local_level
        return self.region.kind if self.region else ""

    @property
    def speaks_for(self) -> str:
        """KATO of the region for which its people act as a whole; empty below and above the region."""
        return self.region.kato if self.region and self.district_id is None else ""


class Rank(models.TextChoices):
    """Ranks of posts that the decree tells apart."""

    HEAD = "head", "first head"
    DEPUTY = "deputy", "deputy of the first head"
    AGENCY_CHAIR = "agency_chair", "agency chair"
    DEPUTY_PM = "deputy_pm", "Deputy Prime Minister"
    AKIM = "akim", "akim"
    DEPARTMENT = "department", "department or directorate"
    OFFICE = "office", "head of the office"


class Office(models.Model):
    """A post in a body. Promises belong to posts, so that they outlive the people."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offices")
    slug = models.SlugField(max_length=80)
    rank = models.CharField(max_length=12, choices=Rank.choices)
    title_kk = models.CharField(max_length=250)
    title_ru = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="grows with every act of a registrar")

    class Meta:
        ordering = ["body_id", "id"]
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="office_once")]

    def __str__(self) -> str:
        return self.title_kk

    @property
    def title(self) -> Trilingual:
        """The post's title."""
        return Trilingual(self.title_kk, self.title_ru, self.title_en)


class Tenure(models.Model):
    """Who held a post from when until when (``until`` is the last day; None while she holds it).

    ``person`` is another tenure of the same person, the first that was entered; without it nobody else is she, not
    even a namesake. The three spellings of a name tell nobody apart.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    holder_kk = models.CharField(max_length=200)
    holder_ru = models.CharField(max_length=200)
    holder_en = models.CharField(max_length=200)
    person = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["office_id", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="tenure_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["office"], condition=Q(until__isnull=True), name="tenure_one_open_per_office"
            ),
        ]

    def __str__(self) -> str:
        return self.holder_kk

    @property
    def holder(self) -> Trilingual:
        """The office-holder's name in three spellings."""
        return Trilingual(self.holder_kk, self.holder_ru, self.holder_en)

    @property
    def who(self) -> int:
        """The number of the person: equal in two tenures when they are one person's."""
        return self.person_id or self.pk


class Membership(models.Model):
    """A person's role in a body between two dates (``until`` is the last day).

    ``revoked_at`` takes it away at once, whatever the dates say. ``delegation``: held in the head's place.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=15, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    delegation = models.OneToOneField(
        "bodies.Delegation", on_delete=models.PROTECT, null=True, blank=True, related_name="membership"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "body", "role"], condition=Q(until__isnull=True), name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.role} @ {self.body_id}"
