"""Addresses of the inspector."""

app_name = "inspector"
urlpatterns: list = []
