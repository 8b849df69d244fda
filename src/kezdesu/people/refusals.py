"""Why something about an account is refused, in three languages."""

from __future__ import annotations

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual

NOT_REGISTRAR = Trilingual(
    "Бұл әрекетті тек тіркеуші жасай алады.",
    "Это может сделать только регистратор.",
    "Only a registrar may do this.",
)
OWN_ACCOUNT = Trilingual(
    "Өз тіркелгіңізге бұл әрекетті жасай алмайсыз: басқа тіркеушіден сұраңыз.",
    "Со своей учётной записью этого сделать нельзя: попросите другого регистратора.",
    "Not on your own account: ask another registrar.",
)
NOT_OWN = Trilingual(
    "Мұны тек тіркелгінің иесі өзгерте алады.",
    "Это может изменить только владелец учётной записи.",
    "Only the account's owner may change this.",
)
HAS_AUTHENTICATOR = Denied(
    "has_authenticator",
    Trilingual(
        "Растау қолданбасы қосылып қойған. Басқасын қосу үшін алдымен ескісін алып тастаңыз.",
        "Приложение с кодами уже подключено. Чтобы подключить другое, сначала уберите прежнее.",
        "An authenticator app is set up already. Remove it before setting up another.",
    ),
)
NO_FACTOR = Denied(
    "no_factor",
    Trilingual(
        "Қосалқы кодтар растау қолданбасы немесе кіру кілті қосылғаннан кейін беріледі.",
        "Запасные коды выдаются, когда есть приложение с кодами или ключ входа.",
        "Recovery codes are given once there is an authenticator app or a passkey.",
    ),
)
TOO_MANY_KEYS = Denied(
    "too_many_keys",
    Trilingual(
        "Бір адамда ең көбі 10 кіру кілті болады. Алдымен қолданбайтынын алып тастаңыз.",
        "У одного человека не больше 10 ключей входа. Сначала уберите ненужный.",
        "At most 10 passkeys for one person. Remove one that you do not use first.",
    ),
)
