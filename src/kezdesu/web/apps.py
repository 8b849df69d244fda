from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kezdesu.web"
    label = "web"

    def ready(self) -> None:
        """Refuse to start with a URL that declares no policy."""
        from kezdesu.web import checks

        checks.register()
