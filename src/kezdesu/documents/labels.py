"""The words printed in documents, in three languages."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual

DECREE = Trilingual(
    "Қазақстан Республикасы Президентінің 2022 жылғы 7 сәуірдегі № 863 Жарлығы",
    "Указ Президента Республики Казахстан от 7 апреля 2022 года № 863",
    "Decree No. 863 of the President of the Republic of Kazakhstan of 7 April 2022",
)
CLAUSE = Trilingual("{clause}-тармақ", "пункт {clause}", "clause {clause}")
RESULTS_TITLE = Trilingual(
    "Халықпен кездесудің қорытындысы",
    "Итоги встречи с населением",
    "Results of the meeting with the population",
)
SUMMARY = Trilingual("Қорытынды", "Итоги", "Results")
PARTS = Trilingual("Өткізілген іс-шаралар", "Проведённые мероприятия", "What was held")
ISSUES = Trilingual("Айтылған мәселелердің тізбесі", "Перечень озвученных вопросов", "List of issues")
PLAN = Trilingual("Іс-қимыл жоспары", "План действий", "Action plan")
NO_ISSUES = Trilingual("Сұрақ қойылған жоқ.", "Вопросов не прозвучало.", "No question was voiced.")
NO_PLAN = Trilingual(
    "Жоспарға енгізілген мәселе жоқ.",
    "Вопросов, включённых в план, нет.",
    "No issue was taken into the plan.",
)
MEETING = Trilingual("Кездесу", "Встреча", "Meeting")
BODY = Trilingual("Орган", "Орган", "Body")
OFFICIAL = Trilingual("Лауазымды адам", "Должностное лицо", "Official")
REGION = Trilingual("Өңір", "Регион", "Region")
PLACE = Trilingual("Өткен жері", "Место", "Place")
HELD_ON = Trilingual("Өткен күні", "Дата", "Held on")
COUNTS = Trilingual("Сұрақтар мен мәселелер", "Вопросы и решения", "Questions and outcomes")
COUNTS_LINE = Trilingual(
    "айтылды: {voiced}; түсіндірілді: {explained}; жоспарға енгізілді: {planned}; "
    "құзыреті бойынша жіберілді: {referred}",
    "озвучено: {voiced}; разъяснено: {explained}; включено в план: {planned}; направлено по компетенции: {referred}",
    "voiced: {voiced}; explained: {explained}; planned: {planned}; referred by competence: {referred}",
)
NUMBER = Trilingual("№", "№", "No.")
ISSUE = Trilingual("Мәселе", "Вопрос", "Issue")
OUTCOME = Trilingual("Нәтижесі", "Решение", "Outcome")
QUESTIONS = Trilingual("Сұрақтар", "Обращения", "Questions")
MEASURE = Trilingual("Іс-шара", "Мероприятие", "Measure")
DUE = Trilingual("Мерзімі", "Срок", "Deadline")
EXECUTOR = Trilingual("Жауапты орындаушы", "Ответственный исполнитель", "Responsible executor")
HELPERS = Trilingual("Бірлесіп орындаушылар: {names}", "Соисполнители: {names}", "Co-executors: {names}")
OUTCOMES: dict[str, Trilingual] = {
    "explained": Trilingual("Түсіндірілді", "Разъяснено", "Explained"),
    "planned": Trilingual("Жоспарға енгізілді", "Включено в план", "Taken into the plan"),
    "referred": Trilingual(
        "Құзыреті бойынша жіберілді: {to}", "Направлено по компетенции: {to}", "Referred by competence: {to}"
    ),
}
PART_KINDS: dict[str, Trilingual] = {
    "meeting": Trilingual("Халықпен кездесу", "Встреча с населением", "Public meeting"),
    "reception": Trilingual("Жеке қабылдау", "Личный приём", "Personal reception"),
    "ngo": Trilingual("КЕҰ-мен кездесу", "Встреча с НКО", "NGO meeting"),
    "briefing": Trilingual("БАҚ брифингі", "Брифинг для СМИ", "Media briefing"),
}
PART = Trilingual("Іс-шара", "Мероприятие", "Part")
TIME = Trilingual("Уақыты", "Время", "Time")
ATTENDANCE = Trilingual("Қатысқандар", "Участники", "Attendance")
SIGNED = Trilingual("Қол қойды", "Подписал(а)", "Signed by")
SIGNED_LINE = Trilingual("{post}, {at}", "{post}, {at}", "{post}, {at}")
PREPARED = Trilingual("Дайындады", "Подготовил(а)", "Prepared by")
PREPARED_LINE = Trilingual(
    "орган кеңсесінің қызметкері, {at}", "сотрудник канцелярии органа, {at}", "an officer of the body, {at}"
)
HASH_OF: dict[str, Trilingual] = {
    "results": Trilingual("Қорытындының SHA-256 таңбасы", "SHA-256 итогов", "SHA-256 of the results"),
    "issues": Trilingual("Тізбенің SHA-256 таңбасы", "SHA-256 перечня", "SHA-256 of the list"),
    "plan": Trilingual("Жоспардың SHA-256 таңбасы", "SHA-256 плана", "SHA-256 of the plan"),
    "quarter": Trilingual("Есептің SHA-256 таңбасы", "SHA-256 отчёта", "SHA-256 of the report"),
}
NOT_PUBLISHED = Trilingual("Әзірге жарияланған жоқ.", "Пока не опубликовано.", "Not published yet.")
PAGE = Trilingual("бет", "стр.", "page")
QUARTER_TITLE = Trilingual(
    "{year} жылғы {quarter}-тоқсандағы орындалу барысы туралы есеп",
    "Отчёт о ходе исполнения за {quarter}-й квартал {year} года",
    "Progress report for quarter {quarter} of {year}",
)
PERIOD = Trilingual("Кезең", "Период", "Period")
AS_OF = Trilingual("Жай-күйі мына күнге", "По состоянию на", "As of")
PROGRESS = Trilingual("Орындалу барысы", "Ход исполнения", "Progress")
STATE = Trilingual("Күйі", "Состояние", "State")
FIRST_DUE = Trilingual("бастапқы мерзім: {day}", "первоначальный срок: {day}", "first deadline: {day}")
OVERDUE = Trilingual("мерзімі өткен", "просрочено", "overdue")
STATES: dict[str, Trilingual] = {
    "promised": Trilingual("Уәде берілді", "Обещано", "Promised"),
    "under_way": Trilingual("Орындалуда", "Исполняется", "Under way"),
    "reported_done": Trilingual("Орындалды деп хабарланды", "Сообщено об исполнении", "Reported done"),
    "confirmed": Trilingual("Азаматтар растады", "Подтверждено гражданами", "Confirmed by citizens"),
    "disputed": Trilingual("Азаматтар келіспейді", "Оспорено гражданами", "Disputed by citizens"),
    "refused": Trilingual("Орындаудан бас тартылды", "В исполнении отказано", "Refused"),
}
SCHEDULE_TITLE = Trilingual(
    "Орталық атқарушы органдар басшыларының халықпен {year} жылғы кездесулерінің кестесі",
    "График встреч руководителей центральных исполнительных органов с населением на {year} год",
    "Schedule of meetings of heads of central executive bodies with the population in {year}",
)
SCHEDULE_OF = Trilingual(
    "Халықпен {year} жылғы кездесулер кестесі: {who}",
    "График встреч с населением на {year} год: {who}",
    "Schedule of meetings with the population in {year}: {who}",
)
DAY = Trilingual("Күні", "Дата", "Date")
SHA256 = Trilingual("SHA-256", "SHA-256", "SHA-256")
