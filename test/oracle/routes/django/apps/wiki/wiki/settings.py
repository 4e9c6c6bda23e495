SECRET_KEY = "only for the oracle"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "wiki.urls"
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
