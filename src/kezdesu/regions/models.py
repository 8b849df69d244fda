"""Regions of Kazakhstan by KATO, dated: codes move when regions are split."""

from __future__ import annotations

from django.db import models

from kezdesu.common.trilingual import Trilingual


class Region(models.Model):
    """An oblast or a city of republican significance. ``kato`` is nine digits."""

    kato = models.CharField(max_length=9, unique=True)
    iso = models.CharField(max_length=6)
    kind = models.CharField(max_length=10, choices=[("oblast", "oblast"), ("city", "city")])
    name_kk = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    inside_kk = models.CharField(max_length=120, help_text="'in the region', for sentences")
    inside_ru = models.CharField(max_length=120)
    population = models.PositiveIntegerField(help_text="people, rounded to thousands")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kato"]

    def __str__(self) -> str:
        return self.name_kk

    @property
    def name(self) -> Trilingual:
        """The region's name."""
        return Trilingual(self.name_kk, self.name_ru, self.name_en)


class District(models.Model):
    """A district or a city of regional significance."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")
    name_kk = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        ordering = ["region_id", "name_kk"]
        constraints = [models.UniqueConstraint(fields=["region", "name_kk"], name="district_once")]

    def __str__(self) -> str:
        return self.name_kk

    @property
    def name(self) -> Trilingual:
        """The district's name."""
        return Trilingual(self.name_kk, self.name_ru, self.name_en)
