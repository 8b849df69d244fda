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
IDENTITY_OF_ANOTHER = Denied(
    "identity_of_another",
    Trilingual(
        "Ұйымның бұл жазбасы басқа адамның тіркелгісіне байланған. Ұйымға өз атыңыздан кіріңіз; "
        "қате болса, тіркеушіге айтыңыз.",
        "Эта запись организации уже связана с учётной записью другого человека. Войдите в организации под "
        "своим именем; если это ошибка, скажите регистратору.",
        "This identity of the organisation belongs to another person's account. Sign in there as yourself; "
        "if that is a mistake, tell the registrar.",
    ),
)
HAS_IDENTITY = Denied(
    "has_identity",
    Trilingual(
        "Тіркелгіңізге ұйымның жазбасы байланып қойған. Басқасын байлау үшін алдымен оны ажыратыңыз.",
        "С вашей учётной записью запись организации уже связана. Чтобы связать другую, сначала отвяжите прежнюю.",
        "An identity of the organisation is linked to your account already. Unlink it before linking another.",
    ),
)
TAKEN_OFF = Denied(
    "identity_taken_off",
    Trilingual(
        "Ұйым арқылы кіруді өзіңіз ажыратқансыз. Құпиясөзбен немесе кіру кілтімен кіріп, «Қалай кіремін» "
        "бетінде қайта байлаңыз.",
        "Вход через организацию вы отвязали сами. Войдите по паролю или ключу входа и свяжите его снова на "
        "странице «Как я вхожу».",
        "You unlinked the organisation's sign-in yourself. Sign in with your password or a passkey, and link it "
        "again on the page “How I sign in”.",
    ),
)
LAST_WAY = Denied(
    "last_way",
    Trilingual(
        "Бұл — сіздің жүйеге кірер жалғыз жолыңыз. Алдымен кіру кілтін қосыңыз немесе «Құпиясөзді ұмыттыңыз ба?» "
        "сілтемесімен құпиясөз қойыңыз.",
        "Это ваш единственный способ входа. Сначала добавьте ключ входа или задайте пароль по ссылке "
        "«Забыли пароль?».",
        "This is your only way to sign in. First add a passkey, or choose a password by the link “Forgotten the "
        "password?”.",
    ),
)
