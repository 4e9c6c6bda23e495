from django.urls import include, path, re_path

from .views import Patient, Patients, history, letters

app_name = "patients"

patient_urls = (
    [
        path("", Patient.as_view(), name="one"),
        path("history/", include([path("", history), path("<int:year>/", history)])),
        re_path(r"^letters/(\d+)/$", letters),
        re_path(r"^letters/(?:page-(?P<page>\d+)/)?$", letters),
    ],
    "patient",
)

urlpatterns = [
    path("", Patients.as_view()),
    path("<int:patient>/", include(patient_urls)),
    re_path(r"^(?P<name>[a-z]+)/", include([path("card/", history), re_path(r"file$", history)])),
]
