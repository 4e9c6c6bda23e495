from django.urls import path

from . import views

people_patterns = [
    path("", views.index),
    path("<str:name>", views.person),
    path("<str:name>/articles/", views.articles_of),
]
