"""Public addresses; each room declares its own."""

app_name = "public"
urlpatterns: list = []
