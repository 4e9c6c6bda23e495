from django.http import HttpResponse


def health(request):
    return HttpResponse("ok")


def welcome(request):
    return HttpResponse("welcome")


def help_page(request, topic):
    return HttpResponse(topic)
