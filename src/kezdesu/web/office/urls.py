"""Addresses of the staff desk."""

app_name = "office"
urlpatterns: list = []
