from django.urls import path

from collections_app.views import arranging, atom, boards, collaborating, saving

app_name = "boards"
_board = "@<str:username>/boards/<str:slug>/"
urlpatterns = [
    path("i/<str:public_id>/save/", saving.save, name="save"),
    path("boards/new/", boards.create, name="create"),
    path("@<str:username>/boards/", boards.of_person, name="of_person"),
    path(_board, boards.board, name="board"),
    path(f"{_board}atom.xml", atom.board, name="board_atom"),
    path(f"{_board}edit/", boards.edit, name="edit"),
    path(f"{_board}delete/", boards.delete, name="delete"),
    path(f"{_board}arrange/", arranging.arrange, name="arrange"),
    path(f"{_board}people/", collaborating.people, name="people"),
    path(f"{_board}answer/", collaborating.answer, name="answer"),
]
