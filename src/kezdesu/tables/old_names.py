"""Names that regions had, and their abbreviations, by folded core. Pure: no Django."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual

_ASTANA = Trilingual(
    "«Нұр-Сұлтан» — қаланың бұрынғы атауы: 2022 жылдан Астана.",
    "«Нур-Султан» — прежнее название: с 2022 года Астана.",
    "“Nur-Sultan” is the former name: Astana since 2022.",
)
_ASTANA_OLDER = Trilingual(
    "Ескі атауы: қазір Астана.", "Прежнее название: теперь Астана.", "A former name: Astana today."
)
_TURKISTAN = Trilingual(
    "Оңтүстік Қазақстан облысы 2018 жылдан Түркістан облысы; Шымкент қаласы болса, түзетіңіз.",
    "Южно-Казахстанская область с 2018 года — Туркестанская; если это город Шымкент, исправьте.",
    "South Kazakhstan is Turkistan region since 2018; if the city of Shymkent is meant, mend it.",
)
_ALMATY = Trilingual(
    "«Алма-Ата» — ескі атауы: Алматы қаласы деп оқылды.",
    "«Алма-Ата» — прежнее название: прочитано как город Алматы.",
    "“Alma-Ata” is a former name: read as the city of Almaty.",
)
_MANGYSTAU = Trilingual(
    "Ескі атауы: қазір Маңғыстау.", "Прежнее название: теперь Мангистау.", "Mangystau today."
)

OLD_NAMES: dict[str, tuple[tuple[str, ...], Trilingual]] = {
    **dict.fromkeys(
        ("нур-султан", "нурсултан", "нур султан", "nur-sultan", "nursultan"), (("710000000",), _ASTANA)
    ),
    **dict.fromkeys(("целиноград", "акмолинск"), (("710000000",), _ASTANA_OLDER)),
    **dict.fromkeys(
        ("юко", "южно-казахстанская", "южно-казахстанской", "онтустик казакстан", "south kazakhstan"),
        (("610000000",), _TURKISTAN),
    ),
    **dict.fromkeys(("алма-ата", "алмаата", "алма ата", "alma-ata"), (("750000000",), _ALMATY)),
    **dict.fromkeys(("мангышлак", "мангышлакская"), (("470000000",), _MANGYSTAU)),
}
"""Folded core → codes of the regions of today (more than one: the person is asked), and what is said about it."""

_SHORT = {
    "шыгыс казакстан": ("вко", "шко", "восточный казахстан", "восточного казахстана", "восточном казахстане"),
    "солтустик казакстан": ("ско", "северный казахстан", "северного казахстана", "северном казахстане"),
    "батыс казакстан": ("зко", "бко", "западный казахстан", "западного казахстана", "западном казахстане"),
    "жетису": ("жетысу", "жетысуская", "жетысуской", "семиречье"),
    "улытау": ("улытауская", "улытауской"),
    "абай": ("абайская", "абайской"),
}
SHORT_NAMES = {short: core for core, names in _SHORT.items() for short in names}
"""Folded abbreviation or usual by-name → folded core of the Kazakh name."""
