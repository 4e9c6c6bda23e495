SECRET_KEY = "only for the oracle"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "magazine.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "articles",
    "people",
]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
MEDIA_URL = "/media/"
MEDIA_ROOT = "media"
STATIC_URL = "/static/"
WITH_DRAFTS = True
