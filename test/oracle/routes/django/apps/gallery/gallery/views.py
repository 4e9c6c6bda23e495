from django.http import HttpResponse


def answer(*args, **kwargs):
    return HttpResponse("gallery")


def index(request, page=1, **kwargs):
    return answer()


def show(request, picture=0, **kwargs):
    return answer()


def image(request, *args, **kwargs):
    return answer()


def print_page(request):
    return answer()


def by_artist(request, artist, rest):
    return answer()


def works(request, **kwargs):
    return answer()


def tags(request, **kwargs):
    return answer()


def show_year(request, year):
    return answer()
