"""Addresses for machines, without language prefix."""

urlpatterns: list = []
