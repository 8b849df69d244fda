from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "kezdesu.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Evidence that an office recorded about a visit is public."""
        from kezdesu.files.queries import shown_by
        from kezdesu.meetings.queries import shows_file

        shown_by(shows_file)
