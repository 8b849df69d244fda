"""What the live hour says to its operators: names of acts and refusals."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual
from kezdesu.live.states import Act

DONE: dict[str, Trilingual] = {
    "open": Trilingual("кездесу эфирі ашылды", "эфир встречи открыт", "the hour was opened"),
    Act.PRESENT: Trilingual("баяндама басталды", "доклад начат", "the presentation was begun"),
    Act.QUESTIONS: Trilingual("сұрақ-жауап басталды", "вопросы и ответы начаты", "questions were begun"),
    Act.PAUSE: Trilingual("үзіліс жарияланды", "объявлен перерыв", "a pause was called"),
    Act.RESUME: Trilingual("үзілістен кейін жалғасты", "продолжено после перерыва", "the pause was ended"),
    Act.QUEUE: Trilingual("сұрақ кезекке қойылды", "вопрос поставлен в очередь", "a question was queued"),
    Act.UNQUEUE: Trilingual("сұрақ кезектен алынды", "вопрос снят с очереди", "a question left the queue"),
    Act.REORDER: Trilingual("кезек реті өзгерді", "порядок очереди изменён", "the queue was reordered"),
    Act.CAPTURE: Trilingual("залдан сұрақ жазылды", "записан вопрос из зала", "a hall question was taken"),
    Act.ON_AIR: Trilingual("сұрақ эфирге шықты", "вопрос вышел в эфир", "a question was put on air"),
    Act.ANSWERED: Trilingual("жауап берілді деп белгіленді", "отмечен ответ", "an answer was marked"),
    Act.IN_WRITING: Trilingual(
        "жазбаша жауап уәде етілді", "обещан письменный ответ", "a written answer was promised"
    ),
    Act.BACK: Trilingual("сұрақ кезекке қайтарылды", "вопрос возвращён в очередь", "a question went back"),
    Act.END: Trilingual("кездесу эфирі аяқталды", "эфир встречи завершён", "the hour was ended"),
    Act.NOTICE: Trilingual("экран ауыстырылды", "экран переключён", "the screen was switched"),
}

NOT_OPERATOR = Trilingual(
    "Кездесу эфирін тек осы органның операторы жүргізеді.",
    "Эфир встречи ведёт только оператор этого органа.",
    "Only an operator of this body runs the live hour.",
)
NOT_TODAY = Trilingual(
    "Кездесу эфирі тек кездесу күні ашылады.",
    "Эфир встречи открывается только в день встречи.",
    "The hour can be opened on the day of the meeting only.",
)
OVER = Trilingual(
    "Кездесу өтіп кеткен немесе тоқтатылған.",
    "Встреча уже прошла или отменена.",
    "The meeting is over or was cancelled.",
)
OPENED_ALREADY = Trilingual(
    "Кездесу эфирі ашылып қойған.", "Эфир встречи уже открыт.", "The hour is open already."
)
NOT_IN_THIS_PHASE = Trilingual(
    "Кездесудің қазіргі кезеңінде бұл әрекет мүмкін емес.",
    "На нынешнем этапе встречи это действие невозможно.",
    "This cannot be done in the present phase of the meeting.",
)
OTHER_VISIT = Trilingual(
    "Бұл сұрақ басқа кездесуге қойылған.",
    "Этот вопрос задан к другой встрече.",
    "This question belongs to another meeting.",
)
NOT_PUBLIC = Trilingual(
    "Кезекке тек жарияланған, әлі қойылмаған сұрақ алынады.",
    "В очередь ставят только опубликованный и ещё не заданный вопрос.",
    "Only a published question that was not asked yet can be queued.",
)
QUEUED_ALREADY = Trilingual(
    "Бұл сұрақ кезекте тұр.", "Этот вопрос уже в очереди.", "This question is queued already."
)
NOT_QUEUED = Trilingual(
    "Бұл сұрақ кезекте жоқ.", "Этого вопроса нет в очереди.", "This question is not queued."
)
NOTHING_ON_AIR = Trilingual(
    "Қазір эфирде сұрақ жоқ.", "Сейчас в эфире нет вопроса.", "There is no question on air now."
)
FINISH_FIRST = Trilingual(
    "Алдымен эфирдегі сұрақтың қорытындысын белгілеңіз: жауап берілді, жазбаша немесе кезекке қайтарылды.",
    "Сначала отметьте итог вопроса в эфире: отвечен, письменно или возвращён в очередь.",
    "First mark how the question on air ended: answered, in writing, or back to the queue.",
)
MARKED_ALREADY = Trilingual(
    "Бұл сұрақтың қорытындысы белгіленіп қойған.",
    "Итог этого вопроса уже отмечен.",
    "How this question ended is marked already.",
)
DATE_BEHIND = Trilingual(
    "Жазбаша жауаптың күні бүгіннен ерте болмауы керек.",
    "Срок письменного ответа не может быть раньше сегодняшнего дня.",
    "The day of the written answer cannot be before today.",
)
OTHER_OFFICE = Trilingual(
    "Жауап беруші лауазым осы органға жатпайды.",
    "Отвечающая должность не относится к этому органу.",
    "The answering post does not belong to this body.",
)
QUEUE_CHANGED = Trilingual(
    "Кезек осы арада өзгерді. Ретін қайта қараңыз.",
    "Очередь тем временем изменилась. Проверьте порядок ещё раз.",
    "The queue has changed meanwhile. Look at the order again.",
)


def faster(name: str, act: str, time: str) -> Trilingual:
    """Somebody was faster: who, what, when (Almaty clock)."""
    done = DONE.get(act, Trilingual(act, act, act))
    return Trilingual(
        f"Сізден бұрын {name} үлгерді, {time}: {done.kk}. Төменде қазіргі күй.",
        f"Раньше вас успел(а) {name}, {time}: {done.ru}. Ниже нынешнее состояние.",
        f"{name} was faster, {time}: {done.en}. Below is the present state.",
    )
