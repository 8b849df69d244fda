"""Why rows, their placements and remarks are refused, in three languages."""

from __future__ import annotations

from collections.abc import Sequence

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import LONGEST_TOPIC

MOST_NAMED = 12
"""So many rows are named in a refusal before it says "…"."""

OTHER_TERRITORY = Denied(
    "other_territory",
    Trilingual(
        "Бұл күнтізбенің кездесулері органның өз аумағында ғана өтеді.",
        "Встречи этого календаря проходят только на территории самого органа.",
        "The meetings of this calendar are held in the body's own territory only.",
    ),
)
ONE_DAY_ONLY = Denied(
    "one_day_only",
    Trilingual(
        "Бір күндік кездесудің соңғы күні болмайды: оны өшіріңіз немесе «бірнеше күн» деп белгілеңіз.",
        "У встречи на один день нет последнего дня: уберите его или укажите несколько дней.",
        "A meeting of one day has no last day: remove it, or say that it takes several days.",
    ),
)
LAST_DAY_NEEDED = Denied(
    "last_day_needed",
    Trilingual(
        "Бірнеше күндік кездесудің соңғы күнін көрсетіңіз.",
        "Укажите последний день встречи, которая идёт несколько дней.",
        "Name the last day of a meeting that takes several days.",
    ),
)
LAST_OF_WINDOW_NEEDED = Denied(
    "last_of_window_needed",
    Trilingual(
        "Күн таңдалатын аралықтың соңғы күнін де көрсетіңіз.",
        "Укажите и последний из дней, среди которых будет выбран день встречи.",
        "Name the last of the days, too, among which the day is to be chosen.",
    ),
)
WINDOW_TOO_WIDE = Denied(
    "window_too_wide",
    Trilingual(
        "Күн таңдалатын аралық жарты жылдан аспайды: тарырақ аралықты көрсетіңіз.",
        "Промежуток, в котором будет выбран день, не длиннее полугода: укажите более узкий.",
        "The days among which one is to be chosen span half a year at most: name fewer.",
    ),
)
TOPIC_TOO_LONG = Denied(
    "topic_too_long",
    Trilingual(
        f"Кездесу тақырыбы {LONGEST_TOPIC} таңбадан аспауы керек: қысқартыңыз.",
        f"Тема встречи должна быть не длиннее {LONGEST_TOPIC} знаков: сократите.",
        f"The topic must be no longer than {LONGEST_TOPIC} characters: shorten it.",
    ),
)
ENDS_BEFORE = Denied(
    "ends_before",
    Trilingual(
        "Соңғы күн бірінші күннен кейін болуы керек.",
        "Последний день должен быть позже первого.",
        "The last day must be later than the first.",
    ),
)
TOO_LONG = Denied(
    "too_long",
    Trilingual(
        "Бір кездесу екі аптадан ұзаққа созылмайды: бөлек жолдарға бөліңіз.",
        "Одна встреча не длится дольше двух недель: разделите её на строки.",
        "One meeting takes no longer than two weeks: divide it into rows.",
    ),
)
NOT_THE_WHOLE = Denied(
    "not_the_whole",
    Trilingual(
        "Ай немесе тоқсан көрсетілсе, оның барлық күні алынады: жеке күндерді өшіріңіз.",
        "Если указан месяц или квартал, берутся все его дни: уберите отдельные даты.",
        "A month or a quarter is taken whole: remove the single days.",
    ),
)
NO_ENTRY = Denied(
    "no_entry",
    Trilingual(
        "Бұл жол осы ұсынысқа жатпайды немесе екі рет келтірілген: бетті жаңартыңыз.",
        "Эта строка не из этого предложения или указана дважды: обновите страницу.",
        "This row is not of this proposal, or stands twice: reload the page.",
    ),
)
PLACING_OVER = Denied(
    "placing_over",
    Trilingual(
        "Жоба Үкімет Аппаратына жіберілген: жолды енді тек өзгеріс арқылы жылжытуға болады.",
        "Проект уже у Аппарата Правительства: переставить строку можно только изменением графика.",
        "The draft is with the Government Office: a row can only be moved by an amendment now.",
    ),
    "2.2",
)
WITH_THE_BODY = Denied(
    "with_the_body",
    Trilingual(
        "Бұл ұсыныс органның өзінде: қол қойылып келгенде ғана жылжытуға болады.",
        "Это предложение сейчас у самого органа: переставлять можно, когда оно вернётся подписанным.",
        "The proposal is with its body: it can be moved when it comes back signed.",
    ),
)
TAKEN_OUT = Denied(
    "taken_out",
    Trilingual(
        "Бұл жол ұсыныстан алынып тасталған.",
        "Эта строка убрана из предложения.",
        "This row was taken out of the proposal.",
    ),
)
NOTHING_TO_UNDO = Denied(
    "nothing_to_undo",
    Trilingual(
        "Бұл жол жылжытылмаған: қайтаратын ештеңе жоқ.",
        "Строку не переставляли: возвращать нечего.",
        "The row has not been moved: there is nothing to take back.",
    ),
)
REASON_TOO_LONG = Denied(
    "reason_too_long",
    Trilingual(
        "Себеп 500 таңбадан аспауы керек.",
        "Причина должна быть не длиннее 500 знаков.",
        "The reason must be no longer than 500 characters.",
    ),
)
NOT_A_PARTY = Denied(
    "not_a_party",
    Trilingual(
        "Жол туралы тек сол органның өзі мен уәкілетті орган жаза алады.",
        "О строке пишут только её орган и уполномоченный орган.",
        "Only the row's body and the authorised body write about it.",
    ),
)
APPROVED_ALREADY = Denied(
    "approved_already",
    Trilingual(
        "Кесте бекітілген: енді өзгеріс ұсыныңыз.",
        "График утверждён: теперь предложите изменение.",
        "The schedule is approved: propose an amendment now.",
    ),
)
RETURNED_ALREADY = Denied(
    "returned_already",
    Trilingual(
        "Бұл жол қайтарылып қойған: органның жауабы күтілуде.",
        "Эта строка уже возвращена: ждём ответа органа.",
        "This row is returned already: its body has yet to answer.",
    ),
)
ANSWERED_ALREADY = Denied(
    "answered_already",
    Trilingual("Бұған жауап берілген.", "На это уже ответили.", "This has been answered already."),
)
TEXT_NEEDED = Denied(
    "text_needed",
    Trilingual("Мәтінін жазыңыз.", "Напишите текст.", "Write the text."),
)
TEXT_TOO_LONG = Denied(
    "text_too_long",
    Trilingual(
        "Мәтін 2000 таңбадан аспауы керек.",
        "Текст должен быть не длиннее 2000 знаков.",
        "The text must be no longer than 2,000 characters.",
    ),
)
ANSWER_NEEDED = Denied(
    "answer_needed",
    Trilingual(
        "Бұл жол қайтарылған: түзетіп немесе сол күйі қалдырып, жауап жазыңыз.",
        "Эта строка возвращена: исправьте или подтвердите её и напишите ответ.",
        "This row was returned: mend or confirm it, and write an answer.",
    ),
    "2.1",
)
NOT_ASKED_FOR = Denied(
    "not_asked_for",
    Trilingual(
        "Тек қайтарылған жолдар сұралған, қалғаны қол қойылған күйінде қалады. Бәрін өзгерту керек болса, "
        "үйлестірушіден ұсынысты тұтас қайтаруды сұраңыз.",
        "Запрошены только возвращённые строки, остальные остаются подписанными. Если менять нужно всё, "
        "попросите координатора вернуть предложение целиком.",
        "Only the returned rows are asked for, the others stay as signed. To change them all, ask the "
        "coordinator to return the whole proposal.",
    ),
)


def no_district(name: str, region: Trilingual) -> Denied:
    """The region has no such district."""
    return Denied(
        "no_district",
        Trilingual(
            f"«{name}»: бұл өңірде ({region.kk}) мұндай аудан жоқ. Тізімнен таңдаңыз немесе бос қалдырыңыз.",
            f"«{name}»: такого района в регионе «{region.ru}» нет. Выберите из списка или оставьте пустым.",
            f"“{name}” is no district of {region.en}. Choose one of the list, or leave it empty.",
        ),
    )


def unsettled(codes: Sequence[str]) -> Denied:
    """Rows of the draft that still have no day."""
    named = ", ".join(codes[:MOST_NAMED]) + (" …" if len(codes) > MOST_NAMED else "")
    return Denied(
        "unsettled",
        Trilingual(
            f"Күні таңдалмаған жолдар бар ({len(codes)}): {named}. Алдымен жоба құрастырғышта күнін белгілеңіз.",
            f"Есть строки без дня ({len(codes)}): {named}. Сначала назначьте им день в конструкторе проекта.",
            f"Rows without a day ({len(codes)}): {named}. Give each a day in the draft builder first.",
        ),
        "2.2",
    )
