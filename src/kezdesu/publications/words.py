"""Why something cannot be published yet, in three languages."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual

NOT_ENDED = Trilingual(
    "Кездесу мен қабылдау әлі аяқталған жоқ.",
    "Встреча и приём ещё не завершены.",
    "The meeting and the reception have not ended yet.",
)
UNLINKED = Trilingual(
    "Айтылған {count} сұрақ тізілімге енгізілмеген: {codes}",
    "Прозвучавшие вопросы ({count}) не внесены в реестр: {codes}",
    "Questions that were voiced ({count}) are not in the register: {codes}",
)
UNDECIDED = Trilingual(
    "{count} мәселенің нәтижесі жоқ: {codes}",
    "По {count} вопросам нет решения: {codes}",
    "Issues without an outcome ({count}): {codes}",
)
UNTITLED = Trilingual(
    "{count} мәселенің атауы екі тілде жазылмаған: {codes}",
    "Формулировка есть не на двух языках у {count} вопросов: {codes}",
    "Issues without a title in both languages ({count}): {codes}",
)
UNEXPLAINED = Trilingual(
    "{count} мәселенің түсіндірмесі екі тілде жазылмаған: {codes}",
    "Разъяснение есть не на двух языках у {count} вопросов: {codes}",
    "Issues whose outcome is not explained in both languages ({count}): {codes}",
)
NO_PROMISES = Trilingual(
    "Жоспарланған {count} мәселе бойынша бірде-бір іс-шара жоқ: {codes}",
    "По {count} вопросам плана нет ни одного мероприятия: {codes}",
    "Planned issues without any measure ({count}): {codes}",
)
BROKEN_PROMISE = Trilingual(
    "{code} іс-шарасы: {reason}",
    "Мероприятие {code}: {reason}",
    "Measure {code}: {reason}",
)
NO_SUMMARY = Trilingual(
    "Кездесу қорытындысының мәтіні қазақша да, орысша да керек.",
    "Нужен текст итогов встречи и на казахском, и на русском языке.",
    "The summary of the results is needed both in Kazakh and in Russian.",
)
NOT_YOURS = Trilingual(
    "Жариялауды тек осы орган кеңсесінің қызметкері дайындайды.",
    "Публикацию готовит только сотрудник канцелярии этого органа.",
    "Only a clerk of this body prepares its publication.",
)
PREPARED_ALREADY = Trilingual(
    "Бұл құжаттар дайындалған немесе жарияланған.",
    "Эти документы уже подготовлены или опубликованы.",
    "These documents are already prepared or published.",
)
NOTHING_WAITS = Trilingual(
    "Қол қоюды күтіп тұрған құжат жоқ.",
    "Нет документов, ожидающих подписи.",
    "No document is waiting for a signature.",
)
NOT_PUBLISHED = Trilingual(
    "Алдымен құжат жариялануы керек.",
    "Сначала документ должен быть опубликован.",
    "The document has to be published first.",
)
TOO_EARLY = Trilingual(
    "Есеп тоқсан аяқталғанда дайындалады.",
    "Отчёт готовится по окончании квартала.",
    "The report is prepared when the quarter ends.",
)
NOTHING_OWED = Trilingual(
    "Бұл тоқсанда есеп беретін мәселе жоқ.",
    "За этот квартал отчитываться не о чем.",
    "There is nothing to report on for this quarter.",
)
