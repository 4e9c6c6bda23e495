from django.http import JsonResponse
from django.views.generic import View


class Status(View):
    version = 0

    def get(self, request):
        return JsonResponse({"version": self.version})


class Collection(View):
    def get(self, request):
        return JsonResponse([], safe=False)


class Articles(Collection):
    pass


class Tags(Collection):
    def post(self, request):
        return JsonResponse({})


class One(View):
    def dispatch(self, request, pk):
        return JsonResponse({"id": pk})


class Tag(One):
    pass


RESOURCES = {
    "articles": (Articles, One),
    "tags": (Tags, Tag),
}
