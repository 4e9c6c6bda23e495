from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from clinic import pages
from clinic.optional import optional_urls

urlpatterns = [
    path("health", pages.health),
    path("patients/", include("clinic.patients.urls", namespace="patients")),
    path("staff/", include(("clinic.staff.urls", "staff"))),
    path("i18n/", include("django.conf.urls.i18n")),
    *optional_urls(),
]

urlpatterns += i18n_patterns(
    path("welcome/", pages.welcome),
    path("help/<slug:topic>/", pages.help_page),
)
