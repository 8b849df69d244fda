"""Addresses of asking and of questions."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.voices import asking, joining, mine, reading
from kezdesu.web.routes import route

FORM = ("GET", "POST")
LIST = ("region", "body", "theme", "state", "after")

urlpatterns = [
    route("ask/", asking.choose, name="ask_any", policy=EVERYONE, cached=("region",)),
    route("ask/similar/", asking.similar, name="ask_similar", policy=EVERYONE, methods=("POST",)),
    route("ask/<slug:slug>/", asking.ask_body, name="ask_body", policy=EVERYONE, methods=FORM),
    route("meetings/<str:code>/ask/", asking.ask, name="ask", policy=EVERYONE, methods=FORM),
    route("questions/", reading.questions, name="questions", policy=EVERYONE, cached=LIST),
    route("questions/<str:code>/", reading.question, name="question", policy=EVERYONE, cached=()),
    route("questions/<str:code>/join/", joining.join, name="join", policy=EVERYONE, methods=FORM),
    route("mine/<str:secret>/", mine.mine, name="mine", policy=EVERYONE, methods=FORM),
    route("mine/<str:secret>/receipt/", mine.receipt, name="receipt", policy=EVERYONE),
    route("moderation/", reading.moderation, name="moderation", policy=EVERYONE, cached=("body", "after")),
    route("search/", reading.search, name="search", policy=EVERYONE, cached=("q",)),
]
