"""The pages of the magazine."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path, register_converter
from django.views.generic import RedirectView, TemplateView

from articles import urls as article_urls
from magazine import converters, views
from people.urls import people_patterns

register_converter(converters.IssueConverter, "issue")

urlpatterns = [
    path("", views.home, name="home"),
    path("admin/", admin.site.urls),
    path("articles/", include(article_urls)),
    path("api/", include("api.urls")),
    path("people/", include((people_patterns, "people"), namespace="authors")),
    path("issues/<issue:issue>/", views.issue),
    path("issues/<issue:issue>/pages/<int:page>/", views.issue_page, {"zoom": 1}),
    path("imprint/", TemplateView.as_view(template_name="imprint.html")),
    path("old-home/", RedirectView.as_view(url="/")),
    re_path(r"^archive/(?P<year>[0-9]{4})/$", views.archive, name="archive"),
    re_path(r"^archive/(?P<year>[0-9]{4})/(?P<month>0[1-9]|1[0-2])/$", views.archive),
    re_path(r"^(?P<path>robots|humans)\.txt$", views.text_file),
]

urlpatterns += [
    path("search/", views.Search.as_view(), name="search"),
    path("search/<str:words>/", views.Search.as_view(kind="words")),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

handler404 = "magazine.views.not_found"
