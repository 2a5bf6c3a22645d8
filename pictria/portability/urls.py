from django.urls import path

from pictria.portability.views import bringing, data

app_name = "portability"
urlpatterns = [
    path("settings/data/", data.data, name="data"),
    path("settings/data/progress/", data.progress, name="progress"),
    path("settings/data/download/", data.ask, name="ask"),
    path("settings/data/download/<str:signed>/", data.fetch, name="fetch"),
    path("settings/data/bring/", bringing.bring, name="bring"),
    path("settings/data/bring/begin/", bringing.begin, name="begin"),
    path("settings/data/bring/<str:public_id>/", bringing.report, name="report"),
    path("settings/data/bring/<str:public_id>/finish/", bringing.finish, name="finish"),
    path("settings/data/bring/<str:public_id>/stop/", bringing.stop, name="stop"),
    path("settings/data/bring/<str:public_id>/parts/<int:number>/", bringing.part, name="part"),
]
