"""A wiki where much competes: the first of the patterns that match answers."""

from django.urls import include, path, re_path

from . import pages, spaces

urlpatterns = [
    path("", pages.start),
    path("page/<str:title>/", pages.show),
    # Never reached: the one above takes every title.
    path("page/new/", pages.new),
    path("page/<int:number>/", pages.by_number),
    # The same again, by another view.
    path("page/<str:name>/", pages.show_again),
    path("spaces/", include("wiki.spaces")),
    # The same module again, once where it competes and once where it does not.
    path("spaces/", include(spaces)),
    path("rooms/", include(spaces)),
    # The slash makes another path of it; and without one there is a redirection.
    path("about/", pages.start),
    path("about", pages.show_again),
    path("files/<path:name>", pages.show),
    path("files/<str:name>/meta", pages.new),
    # Neither of the two contains the other.
    path("pair/<str:first>/b/", pages.pair),
    path("pair/a/<str:second>/", pages.pair_again),
    path("year/<int:year>/", pages.by_number),
    re_path(r"^year/(?P<year>[0-9]{4})/$", pages.year),
    re_path(r"^year/(?P<year>[a-z]+)/$", pages.year),
    # Has no end, so it takes everything that starts like it.
    re_path(r"^export", pages.export),
    path("export/all/", pages.start),
    path("api/", include([path("api/status/", pages.start)])),
    # Different beginnings, one whole.
    path("deep/", include([path("er/<int:number>/", pages.by_number)])),
    path("deep/er/", include([path("<int:value>/", pages.by_value)])),
]
