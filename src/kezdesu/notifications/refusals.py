"""Why a subscription is refused."""

from __future__ import annotations

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual

NOT_AN_ADDRESS = Denied(
    "not_an_address",
    Trilingual(
        "Электрондық поштаны аты@мысал.kz түрінде жазыңыз: хабар тек поштаға келеді.",
        "Укажите электронную почту вида имя@пример.kz: новости приходят только на почту.",
        "Write an e-mail address like name@example.kz: news comes by e-mail only.",
    ),
)
NO_SUCH_TARGET = Denied(
    "no_such_target",
    Trilingual(
        "Мұндай орган, өңір немесе кездесу жоқ. Тізімнен таңдаңыз.",
        "Такого органа, региона или встречи нет. Выберите из списка.",
        "There is no such body, region or meeting. Choose one from the list.",
    ),
)
VISIT_IS_OVER = Denied(
    "visit_is_over",
    Trilingual(
        "Бұл кездесу болмайды. Өңірдің немесе органның хабарларына жазылыңыз.",
        "Эта встреча отменена. Подпишитесь на новости региона или органа.",
        "This meeting was cancelled. Subscribe to the region or the body instead.",
    ),
)
