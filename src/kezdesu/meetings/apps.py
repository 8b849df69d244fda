from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "kezdesu.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Evidence that an office recorded about a visit is public; what became of a row is told by its visit."""
        from kezdesu.files.queries import shown_by
        from kezdesu.meetings.calendars import became_of
        from kezdesu.meetings.queries import shows_file
        from kezdesu.schedule.happenings import told_by

        shown_by(shows_file)
        told_by(became_of)
