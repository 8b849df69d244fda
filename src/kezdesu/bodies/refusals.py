"""Why the room of bodies refuses, in three languages."""

from __future__ import annotations

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual


def _denied(code: str, kk: str, ru: str, en: str) -> Denied:
    return Denied(code, Trilingual(kk, ru, en))


NOT_REGISTRAR = _denied(
    "not_registrar",
    "Мұны тек осы органның тіркеушісі немесе уәкілетті органның, Үкімет Аппаратының тіркеушісі істейді.",
    "Это делает только регистратор этого органа либо регистратор уполномоченного органа или Аппарата Правительства.",
    "Only a registrar of this body, of the authorised body or of the Government Office does this.",
)
NOT_CENTRAL = _denied(
    "not_central",
    "Органдарды тек уәкілетті органның немесе Үкімет Аппаратының тіркеушісі өзгертеді. Соған жазыңыз.",
    "Органы изменяет только регистратор уполномоченного органа или Аппарата Правительства. Обратитесь к нему.",
    "Only a registrar of the authorised body or of the Government Office changes bodies. Write to one of them.",
)
NOT_HEAD = _denied(
    "not_head_or_registrar",
    "Өкілеттікті тек басшының өзі немесе тіркеуші береді.",
    "Полномочия передаёт только сам руководитель или регистратор.",
    "Only the head in person or a registrar delegates.",
)
BODY_ENDED = _denied(
    "body_ended",
    "Бұл органның қызметі аяқталған: оған енді адам да, лауазым да қосылмайды. Мұрагер органды ашыңыз.",
    "Этот орган прекратил деятельность: людей и должностей в нём больше не прибавить. Откройте преемника.",
    "This body has ended: nobody and no post can be added to it. Open its successor.",
)
NAMES_MISSING = _denied(
    "names_missing",
    "Атауын қазақша да, орысша да жазыңыз.",
    "Напишите название и на казахском, и на русском.",
    "Write the name in both Kazakh and Russian.",
)
SAME_NAME = _denied(
    "same_name",
    "Атауы сол күйі: өзгеретін ештеңе жоқ.",
    "Название прежнее: изменять нечего.",
    "The name is the same: nothing changes.",
)
NAME_TOO_EARLY = _denied(
    "name_too_early",
    "Бұл күннен кейін басқа атау енгізілген немесе орган ол күні әлі болмаған. Кейінгі күнді таңдаңыз.",
    "После этого дня уже введено другое название, либо органа тогда ещё не было. Выберите более поздний день.",
    "Another name was entered for a later day, or the body did not exist yet. Choose a later day.",
)
ACT_NUMBER_NEEDED = _denied(
    "act_number_needed",
    "Актінің нөмірін енгізіңіз.",
    "Укажите номер акта.",
    "Enter the number of the act.",
)
REASON_NEEDED = _denied("reason_needed", "Себебін жазыңыз.", "Напишите причину.", "Write the reason.")
KIND_FIXED = _denied(
    "kind_fixed",
    "Тек министрліктер мен ұлттық компаниялар бөлінеді немесе біріктіріледі; олардың түрі бірдей болуы керек. "
    "Әкімдіктер аумақтармен бірге өзгереді.",
    "Разделяются и объединяются только министерства и национальные компании, и притом одного вида. "
    "Акиматы меняются вместе с регионами.",
    "Only ministries and national companies are split or merged, and only with their own kind. "
    "Akimats change with the regions.",
)
AUTHORISED_STAYS = _denied(
    "authorised_stays",
    "Уәкілетті органның негізгі мұрагері жаңа орган болуы керек: бір күнде екі уәкілетті орган болмайды.",
    "Основным преемником уполномоченного органа может быть только новый орган: двух уполномоченных органов не бывает.",
    "The main successor of the authorised body must be a new body: there are never two of them on one day.",
)
TOO_FEW = _denied(
    "too_few",
    "Кемінде екі органды таңдаңыз.",
    "Выберите не менее двух органов.",
    "Choose at least two bodies.",
)
NO_SUCCESSOR = _denied(
    "no_successor",
    "Мұрагер органды таңдаңыз немесе жаңасының атауын жазыңыз.",
    "Выберите преемника или напишите название нового органа.",
    "Choose the successor or write the name of a new body.",
)
ITS_OWN_SUCCESSOR = _denied(
    "its_own_successor",
    "Аяқталатын орган өзінің мұрагері бола алмайды.",
    "Прекращаемый орган не может быть собственным преемником.",
    "A body that ends cannot be its own successor.",
)
SLUG_TAKEN = _denied(
    "slug_taken",
    "Мұндай мекенжай бос емес: басқасын жазыңыз.",
    "Такой адрес уже занят: напишите другой.",
    "This address is taken: write another.",
)
DAY_BEFORE_TODAY = _denied(
    "day_before_today",
    "Рөл өткен күннен берілмейді: бүгінгі немесе келер күнді таңдаңыз.",
    "Роль не даётся задним числом: выберите сегодняшний или будущий день.",
    "A role is not given for the past: choose today or a day to come.",
)
END_BEFORE_TODAY = _denied(
    "end_before_today",
    "Рөл өткен күнмен тоқтатылмайды: бүгінгі күнді немесе «бірден» дегенді таңдаңыз.",
    "Роль не прекращается задним числом: выберите сегодняшний день или «сразу».",
    "A role is not ended for the past: choose today, or “at once”.",
)
DAY_OUTSIDE = _denied(
    "day_outside",
    "Бұл күні орган не лауазым болмаған.",
    "В этот день органа или должности нет.",
    "On that day the body or the post does not exist.",
)
ENDS_BEFORE_START = _denied(
    "ends_before_start",
    "Соңғы күн бірінші күннен бұрын бола алмайды.",
    "Последний день не может быть раньше первого.",
    "The last day cannot be before the first.",
)
ALREADY_OVER = _denied(
    "already_over",
    "Бұл аяқталып қойған. Бетті жаңартыңыз.",
    "Это уже завершено. Обновите страницу.",
    "This is over already. Reload the page.",
)
ALREADY_SPLIT = _denied(
    "already_reorganised",
    "Бұл органның аяқталатын күні енгізіліп қойған.",
    "День прекращения этого органа уже введён.",
    "The end of this body has been entered already.",
)
POST_EXISTS = _denied(
    "post_exists",
    "Бұл органда мұндай лауазым бар.",
    "В этом органе такая должность уже есть.",
    "This body has such a post already.",
)
HEAD_EXISTS = _denied(
    "head_exists",
    "Органның бірінші басшысы лауазымы бар: алдымен соны аяқтаңыз немесе атауын өзгертіңіз.",
    "Должность первого руководителя уже есть: сначала завершите или переименуйте её.",
    "There is a post of the first head already: end or rename it first.",
)
NAMESAKE = _denied(
    "namesake",
    "Дәл осындай есімді адам басқа лауазымда тіркелген: сол адам ба, әлде аттасы ма, көрсетіңіз.",
    "Человек с таким именем уже записан в другой должности: укажите, это он же или его тёзка.",
    "Somebody of that name is entered in another post: say whether it is the same person or a namesake.",
)
SAME_ALREADY = _denied(
    "same_already",
    "Бұл екі лауазымды бір адам атқаратыны бұрын көрсетілген.",
    "Уже указано, что эти две должности занимает один человек.",
    "It was already said that one person holds these two posts.",
)
NOT_OF_THAT_NAME = _denied(
    "not_of_that_name",
    "Есімдері әртүрлі: алдымен бірінің жазылуын түзетіңіз немесе сол есімді адамды таңдаңыз.",
    "Имена не совпадают: сначала исправьте одно из них или выберите человека с тем же именем.",
    "The names differ: correct one of them first, or choose a holder of the same name.",
)
NOT_SAID_SAME = _denied(
    "not_said_same",
    "Бұл лауазымдарды бір адам атқарады деп көрсетілмеген. Бетті жаңартып, қайта таңдаңыз.",
    "Не указано, что эти должности занимает один человек. Обновите страницу и выберите заново.",
    "It was not said that one person holds these posts. Load the page anew and choose again.",
)
TENURE_OVERLAPS = _denied(
    "tenure_overlaps",
    "Бұл күні лауазымда басқа адам тіркелген: бірінші күн соңғы тағайындаудан кейін болуы керек.",
    "На этот день в должности записан другой человек: первый день должен быть позже последнего назначения.",
    "Somebody else is entered for that day: the first day must be after the last appointment.",
)
APPOINTMENT_AHEAD = _denied(
    "appointment_ahead",
    "Осы күннен кейін басталатын тағайындау бар: алдымен соны түзетіңіз.",
    "Есть назначение, которое начинается после этого дня: сначала исправьте его.",
    "An appointment begins after that day: correct it first.",
)
TENURE_BEGUN = _denied(
    "tenure_begun",
    "Басталған тағайындау түзетілмейді: оны аяқтап, жаңасын енгізіңіз.",
    "Начавшееся назначение не исправляют: завершите его и введите новое.",
    "An appointment that has begun is not corrected: end it and enter a new one.",
)
ROLE_ELSEWHERE = _denied(
    "role_elsewhere",
    "Мұндай рөл органның бұл түрінде болмайды.",
    "В органе этого вида такой роли не бывает.",
    "There is no such role in a body of this kind.",
)
NOT_HERSELF = _denied(
    "not_herself",
    "Ешкім өзіне рөл бермейді: басқа тіркеушіден сұраңыз.",
    "Никто не даёт роль самому себе: попросите другого регистратора.",
    "Nobody gives herself a role: ask another registrar.",
)
HAS_ROLE = _denied(
    "has_role",
    "Бұл адамның осы органда мұндай рөлі бар.",
    "У этого человека уже есть такая роль в этом органе.",
    "This person has this role in this body already.",
)
NO_ROLE = _denied(
    "no_role", "Кемінде бір рөл таңдаңыз.", "Выберите хотя бы одну роль.", "Choose at least one role."
)
LAST_REGISTRAR = _denied(
    "last_registrar",
    "Бұл – органның соңғы тіркеушісі: алдымен басқасын тағайындаңыз.",
    "Это последний регистратор органа: сначала назначьте другого.",
    "This is the body's last registrar: appoint another first.",
)
BY_DELEGATION = _denied(
    "by_delegation",
    "Бұл рөл өкілеттік бойынша берілген: өкілеттіктің өзін тоқтатыңыз.",
    "Эта роль дана по передаче полномочий: завершите саму передачу.",
    "This role comes from a delegation: end the delegation itself.",
)
ALREADY_INVITED = _denied(
    "already_invited",
    "Бұл адамға шақыру жіберілген: соны қайта жіберіңіз немесе қайтарып алыңыз.",
    "Этот человек уже приглашён: отправьте приглашение ещё раз или отзовите его.",
    "This person is invited already: send that invitation again, or withdraw it.",
)
INVITATION_EXPIRED = _denied(
    "invitation_expired",
    "Шақырудың мерзімі өткен.",
    "Срок приглашения истёк.",
    "The invitation has expired.",
)
INVITATION_CLOSED = _denied(
    "invitation_closed",
    "Бұл шақыру пайдаланылған немесе қайтарып алынған.",
    "Это приглашение уже использовано или отозвано.",
    "This invitation was used or withdrawn.",
)
OTHER_ACCOUNT = _denied(
    "other_account",
    "Шақыру басқа адамға берілген. Оның жазбасымен кіріңіз.",
    "Приглашение выдано другому человеку. Войдите под его учётной записью.",
    "The invitation is for somebody else. Sign in as that person.",
)
ACCOUNT_EXISTS = _denied(
    "account_exists",
    "Бұл поштамен тіркелген адам бар: алдымен жүйеге кіріңіз.",
    "Учётная запись с этой почтой уже есть: сначала войдите.",
    "There is an account with this e-mail: sign in first.",
)
DELEGATION_OVERLAPS = _denied(
    "delegation_overlaps",
    "Бұл күндері лауазымды басқа адам атқарады: өкілеттіктер қабаттаспайды.",
    "В эти дни обязанности уже исполняет другой: передачи полномочий не пересекаются.",
    "Somebody else acts on these days: delegations of one post do not overlap.",
)
NOT_FURTHER = _denied(
    "not_further",
    "Міндетін атқарушы өкілеттікті әрі қарай бермейді.",
    "Исполняющий обязанности не передаёт полномочия дальше.",
    "Whoever acts for another cannot delegate further.",
)
DEPUTY_OUTSIDE = _denied(
    "deputy_outside",
    "Орынбасар осы органда жұмыс істеуі керек: алдымен оған рөл беріңіз.",
    "Исполнять обязанности может только сотрудник этого органа: сначала дайте ему роль.",
    "The deputy must work in this body: give her a role first.",
)
DEPUTY_HAS_ROLE = _denied(
    "deputy_has_role",
    "Бұл адамның қол қою құқығы бар: өкілеттік қажет емес.",
    "У этого человека и так есть право подписи: передача не нужна.",
    "This person has the right to sign already: no delegation is needed.",
)
NOT_A_HEAD_POST = _denied(
    "not_a_head_post",
    "Өкілеттік тек бірінші басшының немесе әкімнің лауазымы бойынша беріледі.",
    "Передаются только полномочия первого руководителя или акима.",
    "Only the powers of a first head or an akim are delegated.",
)
TOO_LONG = _denied(
    "too_long",
    "Бір өкілеттік бір жылдан аспайды: күнді тексеріңіз.",
    "Одна передача полномочий не длится дольше года: проверьте день.",
    "One delegation lasts a year at most: check the day.",
)
