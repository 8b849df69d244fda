"""Settings of the test suite: the same house on a throw-away database that need not outlive the machine.

The gates that kill servers start real ones, with the real settings.
"""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("KEZDESU_DATA_DIR", tempfile.mkdtemp(prefix="kezdesu-test-"))
os.environ.setdefault("KEZDESU_SECRET_KEY", "only-for-tests-0123456789-0123456789-0123456789")
os.environ.setdefault("KEZDESU_ALLOWED_HOSTS", "localhost,127.0.0.1,testserver")

from kezdesu.config import environment
from kezdesu.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_suffix = os.environ.get("KEZDESU_TEST_SUFFIX", str(os.getuid()))
if str(DATABASES["default"]["ENGINE"]).endswith("postgresql"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": f"kezdesu_test_{_suffix}"}  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}  # noqa: F405
else:
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["KEZDESU_DATA_DIR"], "test.sqlite3")}  # noqa: F405
    _pragmas = environment.SQLITE_PRAGMAS.replace("synchronous=FULL", "synchronous=OFF")
    DATABASES["default"]["OPTIONS"] |= {"init_command": _pragmas}  # type: ignore[operator]  # noqa: F405
