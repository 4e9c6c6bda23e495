from django.http import HttpResponse, HttpResponseNotFound
from django.views import View


def home(request):
    return HttpResponse("home")


def issue(request, issue):
    return HttpResponse(issue)


def issue_page(request, issue, page, zoom):
    return HttpResponse(f"{issue} {page} {zoom}")


def archive(request, year, month=None):
    return HttpResponse(year)


def text_file(request, path):
    return HttpResponse(path)


def not_found(request, exception):
    return HttpResponseNotFound("nothing here")


class Search(View):
    kind = "form"

    def get(self, request, words=""):
        return HttpResponse(words)

    def post(self, request, words=""):
        return HttpResponse(self.kind)
