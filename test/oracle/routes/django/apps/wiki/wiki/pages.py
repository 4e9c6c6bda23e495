from django.http import HttpResponse


def start(request):
    return HttpResponse("start")


def show(request, title="", name=""):
    return HttpResponse(title)


def show_again(request, name=""):
    return HttpResponse(name)


def new(request, name=""):
    return HttpResponse("new")


def by_number(request, number=0, year=0):
    return HttpResponse(str(number))


def by_value(request, value):
    return HttpResponse(str(value))


def pair(request, first):
    return HttpResponse(first)


def pair_again(request, second):
    return HttpResponse(second)


def year(request, year):
    return HttpResponse(year)


def export(request):
    return HttpResponse("export")
