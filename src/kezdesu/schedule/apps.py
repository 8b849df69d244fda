from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "kezdesu.schedule"
    label = "schedule"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The scan of the act that approved a version is public."""
        from kezdesu.files.queries import shown_by
        from kezdesu.schedule.history import shows_file

        shown_by(shows_file)
