from django.urls import include, path

try:
    import clinic_billing.urls as billing
except ImportError:
    billing = None


def optional_urls():
    urls = []
    if billing is not None:
        urls.append(path("billing/", include(billing)))
    from clinic.staff.rota import urlpatterns as rota

    urls.append(path("rota/", include(rota)))
    return urls
