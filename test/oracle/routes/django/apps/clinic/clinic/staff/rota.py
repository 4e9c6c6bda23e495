from django.urls import path

from .views import answer


def week(request, week):
    return answer(week)


urlpatterns = [path("<int:week>", week), path("<int:week>.<str:format>", lambda request, week, format: answer(format))]
