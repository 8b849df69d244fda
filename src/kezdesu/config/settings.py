"""Every setting of Kezdesu, in one file. What the operator may set comes from the environment."""

from __future__ import annotations

from pathlib import Path

from kezdesu.common import clock
from kezdesu.config import environment

PACKAGE = Path(__file__).resolve().parents[1]
DATA_DIR = environment.data_folder()

SECRET_KEY = environment.secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = environment.words("KEZDESU_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("KEZDESU_TRUSTED_ORIGINS", "")
BEHIND_TLS = environment.flag("KEZDESU_BEHIND_TLS", default=False)
BASE_URL = environment.text(
    "KEZDESU_BASE_URL", f"http://127.0.0.1:{environment.text('PORT', '8000')}"
).rstrip("/")
TRUSTED_PROXIES = environment.words("KEZDESU_TRUSTED_PROXIES", "")
METRICS_TOKEN = environment.token("KEZDESU_METRICS_TOKEN")
REDIS_URL = environment.text("KEZDESU_REDIS_URL")
WORKER = environment.worker(DATA_DIR, REDIS_URL)
NOW = environment.instant("KEZDESU_NOW")
clock.freeze(NOW)
PACK = environment.text("KEZDESU_PACK")
if PACK:
    from kezdesu.decree import loader

    loader.use_pack(PACK)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "kezdesu.journal.apps.JournalConfig",
    "kezdesu.terms.apps.TermsConfig",
    "kezdesu.files.apps.FilesConfig",
    "kezdesu.people.apps.PeopleConfig",
    "kezdesu.regions.apps.RegionsConfig",
    "kezdesu.bodies.apps.BodiesConfig",
    "kezdesu.signing.apps.SigningConfig",
    "kezdesu.schedule.apps.ScheduleConfig",
    "kezdesu.tables.apps.TablesConfig",
    "kezdesu.meetings.apps.MeetingsConfig",
    "kezdesu.voices.apps.VoicesConfig",
    "kezdesu.live.apps.LiveConfig",
    "kezdesu.issues.apps.IssuesConfig",
    "kezdesu.commitments.apps.CommitmentsConfig",
    "kezdesu.publications.apps.PublicationsConfig",
    "kezdesu.planning.apps.PlanningConfig",
    "kezdesu.risks.apps.RisksConfig",
    "kezdesu.oversight.apps.OversightConfig",
    "kezdesu.notifications.apps.NotificationsConfig",
    "kezdesu.web.apps.WebConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kezdesu.web.packing.Packed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kezdesu.web.middleware.Gate",
]

ROOT_URLCONF = "kezdesu.config.urls"
WSGI_APPLICATION = None
AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "office:today"
LOGOUT_REDIRECT_URL = "public:home"

FRESH_MINUTES = environment.number("KEZDESU_FRESH_MINUTES", 5, least=1, most=60)
SECOND_FACTOR = environment.choice("KEZDESU_SECOND_FACTOR", ("offered", "required"))
OIDC = environment.oidc()
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "kezdesu.web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/10m/key", "reauthenticate": None}
MFA_ADAPTER = "kezdesu.web.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Kezdesu"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "required"
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ADAPTER = "kezdesu.web.accounts.oidc.IdentityAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(OIDC)

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(PACKAGE.glob("web/**/templates")),
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "kezdesu.web.environment.environment",
            "context_processors": ["kezdesu.web.office.today.desk.of_request"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

DATABASES = {"default": environment.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if REDIS_URL:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = sorted(PACKAGE.glob("**/locale"))
LANGUAGE_COOKIE_NAME = "kz_lang"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE / "web/static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
FILES_DIR = DATA_DIR / "files"
FILE_SIZE_LIMIT = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
SESSION_COOKIE_NAME = "kz_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_NAME = "kz_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kezdesu.web.refusals.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_CONTENT_TYPE_NOSNIFF = False
SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
X_FRAME_OPTIONS = "DENY"

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
if environment.text("KEZDESU_SMTP_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = environment.text("KEZDESU_SMTP_HOST")
    EMAIL_PORT = environment.number("KEZDESU_SMTP_PORT", 25, least=1, most=65535)
    EMAIL_HOST_USER = environment.text("KEZDESU_SMTP_USER")
    EMAIL_HOST_PASSWORD = environment.text("KEZDESU_SMTP_PASSWORD")
    _SECRECY = environment.choice("KEZDESU_SMTP_TLS", ("", "starttls", "tls"))
    EMAIL_USE_TLS, EMAIL_USE_SSL = _SECRECY == "starttls", _SECRECY == "tls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("KEZDESU_MAIL_FROM", "kezdesu@localhost")

LOGGING_CONFIG = None
SILENCED_SYSTEM_CHECKS = ["models.W042"]
