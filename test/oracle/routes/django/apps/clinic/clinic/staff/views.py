from django.http import HttpResponse


def answer(text):
    return HttpResponse(text)


def of_kind(request, kind):
    return answer(kind)
