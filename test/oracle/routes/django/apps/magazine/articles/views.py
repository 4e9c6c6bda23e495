from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods
from django.views.generic import View

WITH_DRAFTS = True


class ArticleList(View):
    def get(self, request):
        return HttpResponse("articles")


@require_GET
def article(request, slug):
    return HttpResponse(slug)


@require_http_methods(["GET", "POST"])
def print_article(request, slug):
    return HttpResponse(slug)


def image(request, slug, image):
    return HttpResponse(image)


@login_required
def drafts(request):
    return HttpResponse("drafts")


def draft(request, draft):
    return HttpResponse(str(draft))
