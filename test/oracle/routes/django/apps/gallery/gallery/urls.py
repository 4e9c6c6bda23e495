"""Paths from before there were converters, and what has been added to them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path, register_converter
from django.urls.converters import IntConverter
from django.utils.translation import gettext_lazy as _

from . import views


class YearConverter(IntConverter):
    regex = "(?:19|20)[0-9]{2}"


class PlainNumber(IntConverter):
    pass


register_converter(YearConverter, "year")
register_converter(PlainNumber, "number")

picture_urls = [
    re_path(r"^$", views.index),
    re_path(r"^(?P<picture>\d+)/?$", views.show),
    re_path(r"^(?P<picture>\d+)/(?:large|small)\.(png|jpe?g)$", views.image),
    # It says where it ends, so it has to be the whole, though it does not say where it begins.
    re_path(r"share/(?P<slug>[a-z]+)/?$", views.show),
    re_path(r"^(?P<picture>\d+)/share/all$", views.index),
    # Found wherever it is, and whatever comes behind it.
    re_path(r"print", views.print_page),
    re_path(r"^(?P<picture>\d+)/printed$", views.show),
    re_path(r"^latest(?:/page-(?P<page>[0-9]+))?/$", views.index),
    re_path(r"^latest/$", views.show),
    re_path(r"^by/(?P<artist>[^/]+)/(?P<rest>.*)$", views.by_artist),
    re_path(r"^by/(?P<artist>\w+)/works/$", views.works),
    re_path(r"^tag/(?P<tags>[a-z]+(?:/[a-z]+)*)/$", views.tags),
    path("tag/<slug:tag>/", views.tags),
    re_path(r"^(?P<kind>oil|water)/(?P<year>\d{4})/$", views.show),
    path("oil/<year:year>/", views.show_year),
    path("water/<number:year>/", views.show_year),
    re_path(r"^a\.b-c/\(x\)/$", views.index),
]

urlpatterns = [
    re_path(r"^pictures/", include(picture_urls)),
    re_path(r"rooms/(?P<room>[a-z]+)/", include([path("", views.index), path("<path:rest>/end/", views.works)])),
    path("x/<path:folder>/y/", include([path("<str:name>", views.tags)])),
    path("", include([path("", views.index), path("start", views.show)])),
    path(_("welcome/"), views.index),
    path("en/about/", views.works),
]

urlpatterns += i18n_patterns(
    path("about/", views.index),
    path("fr/", views.show),
    prefix_default_language=False,
)
