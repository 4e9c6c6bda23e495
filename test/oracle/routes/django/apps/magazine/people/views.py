from functools import partial, wraps

from django.http import HttpResponse


def counted(view):
    @wraps(view)
    def inner(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    return inner


@counted
def index(request):
    return HttpResponse("people")


def _show(part, request, name):
    return HttpResponse(f"{part} of {name}")


person = partial(_show, "name")


class ArticlesOf:
    def __call__(self, request, name):
        return HttpResponse(name)


articles_of = counted(lambda request, name: HttpResponse(name))
