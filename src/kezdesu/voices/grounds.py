"""The fixed grounds of a refusal or removal: the rule in words, and what the author can do."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.common.trilingual import Trilingual
from kezdesu.voices.models import Ground


@dataclass(frozen=True, slots=True)
class GroundText:
    """``name`` for lists, ``rule`` as published, ``way_out``: what the author can do now."""

    name: Trilingual
    rule: Trilingual
    way_out: Trilingual


GROUNDS: dict[Ground, GroundText] = {
    Ground.PERSONAL_DATA: GroundText(
        Trilingual("Дербес деректер бар", "Персональные данные", "Personal data"),
        Trilingual(
            "Мәтінде адамды немесе оның мекенжайын, құжатын, байланысын тануға болатын деректер бар; "
            "оларды жасырғанда сұрақтың мәні қалмайды.",
            "В тексте есть сведения, по которым можно узнать человека, его адрес, документ или контакт; "
            "без них вопрос теряет смысл.",
            "The text holds data by which a person, an address, a document or a contact can be recognised; "
            "without them no question remains.",
        ),
        Trilingual(
            "Деректерсіз, жалпы түрде қайта жазыңыз немесе министрдің жеке қабылдауына жазылыңыз.",
            "Напишите вопрос заново, без этих данных, или запишитесь на личный приём.",
            "Write it again without the data, or book a personal reception.",
        ),
    ),
    Ground.INSULT: GroundText(
        Trilingual("Қорлау", "Оскорбление", "Insult"),
        Trilingual(
            "Мәтінде адамды немесе адамдар тобын қорлайтын сөздер бар.",
            "В тексте есть слова, оскорбляющие человека или группу людей.",
            "The text insults a person or a group of people.",
        ),
        Trilingual(
            "Өткір сын айтуға болады. Қорлау сөздерінсіз қайта жазыңыз.",
            "Резкая критика допустима. Напишите вопрос заново без оскорблений.",
            "Sharp criticism is welcome. Write it again without the insult.",
        ),
    ),
    Ground.ADVERTISING: GroundText(
        Trilingual("Жарнама", "Реклама", "Advertising"),
        Trilingual(
            "Мәтін тауарды, қызметті немесе сайтты жарнамалайды.",
            "Текст рекламирует товар, услугу или сайт.",
            "The text advertises goods, a service or a site.",
        ),
        Trilingual(
            "Сұрағыңыз болса, атаулар мен сілтемелерсіз жазыңыз.",
            "Если у вас есть вопрос, задайте его без названий и ссылок.",
            "If there is a question in it, ask it without names and links.",
        ),
    ),
    Ground.NOT_COMPETENCE: GroundText(
        Trilingual(
            "Министрліктің құзыретінде емес",
            "Не в компетенции министерства",
            "Outside the ministry's competence",
        ),
        Trilingual(
            "Бұл мәселені осы министрлік те, оған бағынатын ұйымдар да шешпейді.",
            "Этот вопрос не решают ни это министерство, ни подчинённые ему организации.",
            "Neither this ministry nor anybody under it decides this matter.",
        ),
        Trilingual(
            "Сұрақты тиісті министрліктің кездесуіне қойыңыз немесе e-Өтініш арқылы жолдаңыз.",
            "Задайте вопрос на встрече нужного министерства или направьте через e-Өтініш.",
            "Ask it at the meeting of the right ministry, or send it through e-Otinish.",
        ),
    ),
    Ground.NO_QUESTION: GroundText(
        Trilingual(
            "Сұрақ та, ұсыныс та жоқ", "Нет ни вопроса, ни предложения", "Neither a question nor a proposal"
        ),
        Trilingual(
            "Мәтіннен не сұралып, не ұсынылып отырғаны түсініксіз.",
            "Из текста не понять, о чём спрашивают и что предлагают.",
            "The text does not tell what is asked or proposed.",
        ),
        Trilingual(
            "Не болды, қайда және не сұрайсыз: бір-екі сөйлеммен жазыңыз.",
            "Напишите в одном-двух предложениях: что случилось, где и чего вы просите.",
            "Say in a sentence or two what happened, where, and what you ask for.",
        ),
    ),
    Ground.UNLAWFUL: GroundText(
        Trilingual("Заң тыйым салған мазмұн", "Запрещено законом", "Forbidden by law"),
        Trilingual(
            "Мәтінде таратуға заңмен тыйым салынған мазмұн бар: зорлыққа шақыру, араздықты қоздыру, "
            "мемлекеттік құпия.",
            "В тексте есть то, что запрещено распространять: призыв к насилию, разжигание розни, "
            "государственная тайна.",
            "The text holds what the law forbids to spread: a call to violence, incitement to hatred, a state secret.",
        ),
        Trilingual(
            "Сұрақты осындай мазмұнсыз қайта жазыңыз. Келіспесеңіз, бір рет шағым бере аласыз.",
            "Напишите вопрос заново без такого содержания. Если не согласны, вы можете один раз обжаловать.",
            "Write it again without that content. If you disagree, you may appeal once.",
        ),
    ),
    Ground.AUTHOR_ASKED: GroundText(
        Trilingual("Автор қайтарып алды", "Автор отозвал", "Withdrawn by its author"),
        Trilingual(
            "Автор өз сұрағын құпия сілтеме арқылы қайтарып алды.",
            "Автор отозвал свой вопрос по секретной ссылке.",
            "The author took the question back by the secret link.",
        ),
        Trilingual(
            "Жаңа сұрақ қоюға болады.",
            "Можно задать новый вопрос.",
            "A new question can be asked at any time.",
        ),
    ),
}
BY_OFFICE: tuple[Ground, ...] = tuple(ground for ground in Ground if ground != Ground.AUTHOR_ASKED)
"""The grounds an office may use; ``author_asked`` belongs to the author alone."""


def text_of(ground: str) -> GroundText:
    """The wording of a ground; ValueError when there is no such ground."""
    return GROUNDS[Ground(ground)]
