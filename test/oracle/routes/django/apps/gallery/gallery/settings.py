from django.utils.translation import gettext_lazy as _

SECRET_KEY = "only for the oracle"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "gallery.urls"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
USE_I18N = True
MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware"]
