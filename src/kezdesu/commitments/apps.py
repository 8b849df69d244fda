from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "kezdesu.commitments"
    label = "commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The evidence of a published promise may be read by everybody."""
        from kezdesu.commitments.queries import shows_file
        from kezdesu.files.queries import shown_by

        shown_by(shows_file)
