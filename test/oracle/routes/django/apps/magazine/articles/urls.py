from django.urls import path

from . import views
from .paths import DETAIL, PREFIX_OF_DRAFTS

app_name = "articles"

drafts = [
    path("", views.drafts),
    path("<uuid:draft>/", views.draft),
]

urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path(DETAIL, views.article, name="detail"),
    path(f"{DETAIL}print/", views.print_article),
    path("<slug:slug>/images/<path:image>", views.image),
]

if views.WITH_DRAFTS:
    from django.urls import include

    urlpatterns.append(path(PREFIX_OF_DRAFTS + "/", include(drafts)))
