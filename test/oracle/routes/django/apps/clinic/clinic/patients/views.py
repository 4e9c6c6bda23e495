from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt


@method_decorator(csrf_exempt, name="dispatch")
class Patients(View):
    http_method_names = ["get", "post"]

    def get(self, request):
        return HttpResponse("patients")

    def post(self, request):
        return HttpResponse("new patient")


class Patient(View):
    async def get(self, request, patient):
        return HttpResponse(str(patient))


def history(request, patient=0, year=0, name=""):
    return HttpResponse(f"{patient} {year} {name}")


def letters(request, *numbers, **names):
    return HttpResponse(f"{numbers} {names}")
