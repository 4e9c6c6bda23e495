"""The interface for programs: versions of it, each with the same resources."""

from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from .resources import RESOURCES, Status


def resource_urls(name, list_view, one_view):
    return [
        path(f"{name}/", csrf_exempt(list_view.as_view())),
        path(f"{name}/<int:pk>/", csrf_exempt(one_view.as_view())),
    ]


def version_urls(version):
    urls = [path("status/", never_cache(Status.as_view(version=version)))]
    for name, views in RESOURCES.items():
        urls += resource_urls(name, *views)
    return urls


urlpatterns = [path(f"v{version}/", include(version_urls(version))) for version in (1, 2)]
