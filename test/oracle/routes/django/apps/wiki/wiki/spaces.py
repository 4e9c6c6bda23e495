from django.urls import path

from .pages import by_number, start

urlpatterns = [
    path("", start),
    path("<int:number>/", by_number),
]
