"""Why an upload was refused, in three languages, with the figures and the way out."""

from __future__ import annotations

from kezdesu.common.trilingual import Trilingual

EMPTY = Trilingual(
    "Файл бос. Басқа файлды таңдаңыз.",
    "Файл пуст. Выберите другой файл.",
    "The file is empty. Choose another one.",
)
BROKEN = Trilingual(
    "Файл бүлінген немесе құпиясөзбен жабылған. Оны ашып, қайта сақтаңыз да, қайта жүктеңіз.",
    "Файл повреждён или закрыт паролем. Откройте его, сохраните заново и загрузите ещё раз.",
    "The file is damaged or locked with a password. Open it, save it anew and upload it again.",
)
BOMB = Trilingual(
    "Файлдың ішінде тым көп дерек бар. Оны бөліп жүктеңіз.",
    "Внутри файла слишком много данных. Разделите его и загрузите частями.",
    "There is too much data inside the file. Split it and upload the parts.",
)
ACTIVE = Trilingual(
    "Файлда макрос, скрипт немесе ендірілген нысан бар. Оларсыз сақтап, қайта жүктеңіз.",
    "В файле есть макрос, скрипт или вложенный объект. Сохраните его без них и загрузите снова.",
    "The file holds a macro, a script or an embedded object. Save it without them and upload it again.",
)


def too_large(size: int, limit: int) -> Trilingual:
    """``size`` and ``limit`` in bytes; shown in megabytes."""
    has, most = f"{size / 1_048_576:.1f}", f"{limit / 1_048_576:.0f}"
    comma = has.replace(".", ",")
    return Trilingual(
        f"Файл көлемі {comma} МБ, ең көбі {most} МБ. Оны кішірейтіңіз немесе бөліп жүктеңіз.",
        f"Размер файла {comma} МБ, можно не больше {most} МБ. Уменьшите его или загрузите частями.",
        f"The file has {has} MB, at most {most} MB are taken. Make it smaller or upload it in parts.",
    )


def not_taken(extension: str, taken: str) -> Trilingual:
    """The name's extension is none of ours; ``taken`` lists those that are."""
    return Trilingual(
        f"«.{extension}» файлы қабылданбайды. Қабылданатындары: {taken}.",
        f"Файлы «.{extension}» не принимаются. Принимаются: {taken}.",
        f"“.{extension}” files are not taken. These are: {taken}.",
    )


def other_content(said: str, found: str) -> Trilingual:
    """The name says one kind, the content is another."""
    return Trilingual(
        f"Файл атауы бойынша {said}, ал мазмұны — {found}. Файлды дұрыс түрде сақтап, қайта жүктеңіз.",
        f"По имени это {said}, а по содержимому — {found}. Сохраните файл в нужном виде и загрузите снова.",
        f"By its name the file is {said}, by its content {found}. Save it in the right form and upload it again.",
    )


def too_many_pixels(most: int) -> Trilingual:
    """The picture has more than ``most`` pixels."""
    million = most // 1_000_000
    return Trilingual(
        f"Сурет тым үлкен: {million} миллион пиксельден аспауы керек. Оны кішірейтіңіз.",
        f"Снимок слишком велик: можно не больше {million} миллионов пикселей. Уменьшите его.",
        f"The picture is too large: at most {million} million pixels. Make it smaller.",
    )
