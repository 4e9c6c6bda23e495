from django.urls import path

from clinic.staff import views

urlpatterns = []


def page(route):
    """Registers a view where it is written."""

    def register(view):
        urlpatterns.append(path(route, view))
        return view

    return register


@page("")
def index(request):
    return views.answer("staff")


@page("<int:number>/")
def one(request, number):
    return views.answer(str(number))


for kind in ("doctors", "nurses"):
    urlpatterns.append(path(kind + "/", views.of_kind, {"kind": kind}))
