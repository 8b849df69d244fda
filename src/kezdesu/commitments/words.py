"""The reasons for which a promise, a report, an extension or a verdict is refused, in three languages."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual

EMPTY_PROMISE = Trilingual(
    "«{phrase}» деген сөз ештеңе уәде етпейді. Не істелетінін, нәтижесі қандай болатынын жазыңыз.",
    "Слова «{phrase}» ничего не обещают. Напишите, что будет сделано и с каким результатом.",
    "The words “{phrase}” promise nothing. Write what will be done and with what result.",
)
MISSING_LANGUAGE = Trilingual(
    "Мәтін қазақша да, орысша да жазылуы керек.",
    "Текст должен быть и на казахском, и на русском языке.",
    "The text must exist both in Kazakh and in Russian.",
)
UNCLEAR_ACTION = Trilingual(
    "Іс-шара тым қысқа немесе тым ұзын: бір нақты іс-әрекетті жазыңыз.",
    "Мероприятие описано слишком коротко или слишком длинно: назовите одно конкретное действие.",
    "The measure is too short or too long: name one concrete action.",
)
NO_DATE = Trilingual(
    "Орындалу мерзімі көрсетілмеген: нақты күн керек.",
    "Не указан срок исполнения: нужна конкретная дата.",
    "No deadline is given: a concrete date is needed.",
)
DATE_IN_THE_PAST = Trilingual(
    "Мерзім бүгіннен кейінгі күн болуы керек.",
    "Срок должен быть позже сегодняшнего дня.",
    "The deadline must be after today.",
)
DATE_TOO_FAR = Trilingual(
    "Мерзім тым алыс. Іс-шараны кезеңдерге бөліп, жақын күнді көрсетіңіз.",
    "Срок слишком далёкий. Разбейте мероприятие на этапы и укажите более близкую дату.",
    "The deadline is too far away. Divide the measure into steps and give a nearer date.",
)
NO_OWNER = Trilingual(
    "Жауапты орындаушы көрсетілмеген: лауазым мен орган керек.",
    "Не указан ответственный исполнитель: нужны должность и орган.",
    "No responsible executor is named: a post and its body are needed.",
)
PROMISED_ALREADY = Trilingual(
    "Жоспар жарияланған: уәдені өзгертуге болмайды, мерзімін себебін көрсетіп ұзартуға болады.",
    "План опубликован: обещание изменить нельзя, можно лишь продлить срок с указанием причины.",
    "The plan is published: the promise cannot be changed, only its date moved with a reason.",
)
NOT_YOURS = Trilingual(
    "Жоспарды тек осы орган кеңсесінің қызметкерлері жасайды.",
    "План составляют только сотрудники канцелярии этого органа.",
    "Only the office of this body draws up its plan.",
)
NOT_EXECUTOR = Trilingual(
    "Есепті тек жауапты орындаушы немесе кеңсе қызметкері береді.",
    "Отчитаться может только ответственный исполнитель или сотрудник канцелярии.",
    "Only the responsible executor or a clerk reports on this promise.",
)
NOT_HEAD = Trilingual(
    "Орындаудан бас тарту туралы тек басшы мәлімдейді.",
    "Об отказе от исполнения заявляет только руководитель.",
    "Only a head may say that a promise will not be kept.",
)
NOT_OPEN = Trilingual(
    "Уәденің қазіргі күйінде бұл мүмкін емес.",
    "В нынешнем состоянии обещания это невозможно.",
    "This cannot be done in the promise's present state.",
)
BAD_PERCENT = Trilingual(
    "Пайыз 0 мен 100 аралығында болуы керек.",
    "Процент должен быть от 0 до 100.",
    "The percentage lies between 0 and 100.",
)
BAD_LINK = Trilingual(
    "Сілтеме http:// немесе https:// деп басталып, 200 таңбадан аспауы керек.",
    "Ссылка должна начинаться с http:// или https:// и быть не длиннее 200 знаков.",
    "The link must begin with http:// or https:// and have at most 200 characters.",
)
NO_EVIDENCE = Trilingual(
    "Растайтын құжатсыз «орындалды» деуге болмайды: файл тіркеңіз немесе сілтеме қойыңыз.",
    "Без подтверждения отметить «исполнено» нельзя: приложите файл или ссылку.",
    "Nothing is done without proof: attach a file or give a link.",
)
NOT_LATER = Trilingual(
    "Жаңа мерзім бұрынғысынан кейін болуы керек.",
    "Новый срок должен быть позже прежнего.",
    "The new date must be later than the old one.",
)
ASKED_ALREADY = Trilingual(
    "Бұл уәде бойынша мерзімді ұзарту туралы өтінім қол қоюды күтіп тұр.",
    "По этому обещанию продление уже ожидает подписи.",
    "An extension of this promise is already waiting for a signature.",
)
NOT_DONE_YET = Trilingual(
    "Баға уәде «орындалды» деп белгіленгеннен кейін беріледі.",
    "Оценку можно дать после того, как обещание отмечено исполненным.",
    "A verdict is given once the promise was reported done.",
)
NOT_AMONG_ASKERS = Trilingual(
    "Баға беруге тек сұрақ қойғандар мен жоспар жарияланғанға дейін қосылғандар құқылы.",
    "Оценку дают только те, кто задал вопрос или присоединился к нему до публикации плана.",
    "Only those who asked, or joined before the plan was published, may give a verdict.",
)
COMMENT_TOO_LONG = Trilingual(
    "Пікір тым ұзын: 1000 таңбадан аспасын.",
    "Комментарий слишком длинный: не более 1000 знаков.",
    "The comment is too long: at most 1000 characters.",
)


def filled(text: Trilingual, **slots: str) -> Trilingual:
    """``text`` with its slots filled in each language."""
    return Trilingual(text.kk.format(**slots), text.ru.format(**slots), text.en.format(**slots))
