"""Ten tables of different shapes, as ministries send them. ``python -m tests.tables.files.shapes`` writes the files.

The rows stand here to be read; the bytes are made by the real writers (XlsxWriter, python-docx, plain text). What
each file must be read as stands beside it in ``expected.py``.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import xlsxwriter

FOLDER = Path(__file__).parent
Rows = Sequence[Sequence[object]]

FORTY_HEADS = (
    "р/с",
    "Өңір",
    "Аудан, қала",
    "Мерзімі",
    "Кім барады",
    "Өткізу орны (қазақша)",
    "Өткізу орны (орысша)",
)
_HALL = ("Мәдениет үйі", "Дом культуры")
_TIMES = (
    "12 ақпан",
    "наурыз",
    "I тоқсан",
    "14-15 сәуір",
    "20.05.2027",
    "II тоқсан",
    "маусым",
    "2 шілде",
    "қыркүйек",
    "IV тоқсан",
)
_PEOPLE = ("Министр", "Бірінші вице-министр", "Денсаулық сақтау министрі", "Первый вице-министр")
_REGIONS = (
    ("Абай облысы", "Семей қаласы"),
    ("Ақмола обл.", "Көкшетау қ."),
    ("АҚТӨБЕ ОБЛЫСЫ", "Ақтөбе"),
    ("Алматы облысы", "Қонаев"),
    ("Атырау облысы", "Атырау қаласы"),
    ("БҚО", "Орал"),
    ("Жамбылская область", "г. Тараз"),
    ("Жетісу облысы", ""),
    ("Қарағанды обл.", "Балқаш қаласы"),
    ("Костанайская обл.", "Рудный"),
)
SIX_FAULTS = {
    5: "31 ақпан деген күн жоқ",
    12: "«Қиянсай облысы» деген өңір табылмады",
    18: "Балқаш қаласы Абай облысында емес",
    23: "«Вице-министр» екі лауазымға келеді",
    31: "мерзімі жазылмаған",
    38: "2026 жыл, ал кесте 2027 жылға",
}
"""What is wrong in ``forty_rows.docx``, by the number in its first column. Stable: the browser voyage mends them."""


def forty_rows() -> list[list[str]]:
    """Forty meetings; the six of :data:`SIX_FAULTS` cannot be read."""
    rows = []
    for number in range(1, 41):
        region, district = _REGIONS[number % 10]
        term = _TIMES[(number + number // 10) % 10]
        post = _PEOPLE[number % 4]
        rows.append(
            [str(number), region, district, term, post, f"№ {number} {_HALL[0]}", f"{_HALL[1]} № {number}"]
        )
    rows[4][3] = "31 ақпан"
    rows[11][1:3] = ["Қиянсай облысы", ""]
    rows[17][1:3] = ["Абай облысы", "Балқаш қаласы"]
    rows[22][4] = "Вице-министр"
    rows[30][3] = ""
    rows[37][3] = "2026 жылғы мамыр"
    return rows


def _docx(fill: Callable[[Any], None]) -> bytes:
    file = docx.Document()
    file.core_properties.created = file.core_properties.modified = datetime(2026, 11, 22)  # noqa: DTZ001
    fill(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _xlsx(fill: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 11, 22)})  # noqa: DTZ001
    fill(book)
    book.close()
    return out.getvalue()


def _table(file: Any, rows: Rows) -> Any:
    table = file.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for line, cells in zip(rows, table.rows, strict=True):
        for text, cell in zip(line, cells.cells, strict=True):
            cell.text = str(text)
    return table


def forty(file: Any) -> None:
    """DOCX with the approval block above and forty rows."""
    file.add_paragraph("БЕКІТЕМІН\nДенсаулық сақтау министрі\n______________ А. Әлназарова")
    file.add_paragraph("2027 жылға арналған кестеге ұсыныстар")
    _table(file, [FORTY_HEADS, *forty_rows()])


def plain_kazakh(book: Any) -> None:
    """The plainest: headings in the first row, Kazakh, texts."""
    sheet = book.add_worksheet("Ұсыныс")
    rows: Rows = [
        ("№", "Өңір", "Мерзімі", "Кім барады", "Өткізу орны"),
        (1, "Абай облысы", "12 наурыз", "Министр", "Достық үйі"),
        (2, "Ұлытау облысы", "II тоқсан", "Бірінші вице-министр", "Мәдениет сарайы"),
        (3, "Астана қаласы", "маусым", "Министр", "Орталық мәжіліс залы"),
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def russian_merged(book: Any) -> None:
    """Title and approval above, two lines of headings, regions merged downwards, true dates, a total, a signature."""
    sheet, day = book.add_worksheet("Лист1"), book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range("D1:F1", "УТВЕРЖДАЮ")
    sheet.merge_range("D2:F2", "Министр здравоохранения РК")
    sheet.merge_range("A4:F4", "График встреч с населением на 2027 год")
    sheet.merge_range("A6:A7", "№ п/п")
    sheet.merge_range("B6:C6", "Место проведения")
    sheet.write("B7", "Область")
    sheet.write("C7", "Район, город")
    sheet.merge_range("D6:D7", "Дата")
    sheet.merge_range("E6:E7", "Должность")
    sheet.merge_range("F6:F7", "Адрес")
    sheet.write_row("A8", (1, 2, 3, 4, 5, 6))
    sheet.merge_range("B9:B11", "Карагандинская область")
    rows = [
        (1, "г. Балхаш", datetime(2027, 3, 12), "Министр", "Дворец культуры металлургов"),  # noqa: DTZ001
        (2, "Абайский район", datetime(2027, 4, 15), "Первый вице-министр", "Районный дом культуры"),  # noqa: DTZ001
        (3, "г. Темиртау", datetime(2027, 6, 3), "Министр", "Дворец спорта"),  # noqa: DTZ001
    ]
    for number, (place, district, on, post, hall) in enumerate(rows, start=8):
        sheet.write_number(number, 0, place)
        sheet.write(number, 2, district)
        sheet.write_datetime(number, 3, on, day)
        sheet.write(number, 4, post)
        sheet.write(number, 5, hall)
    sheet.write_row("A12", ("Итого", "", "", "3 встречи"))
    sheet.write("B14", "Исп. Иванова, тел. 74-00-00")


def any_order(book: Any) -> None:
    """Columns in another order, one more that nobody asked for, a post and a name apart."""
    sheet = book.add_worksheet("2027")
    rows: Rows = [
        ("Тема встречи", "Срок", "Должность", "Ф.И.О.", "Адрес", "Регион"),
        ("Лекарства", "март 2027", "Вице-министр", "Сатыбалдина А. Ж.", "Дом дружбы", "ВКО"),
        ("Больницы", "12–14 мая", "Министр", "Альназарова А.", "Акимат", "г. Шымкент"),
        (
            "Скорая помощь",
            "2 кв.",
            "Министр здравоохранения",
            "Альназарова А.",
            "Театр",
            "в Актюбинской области",
        ),
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def sections(book: Any) -> None:
    """Quarters stand as lines across the table instead of in a column."""
    sheet = book.add_worksheet("Кесте")
    sheet.write_row(0, 0, ("Р/с", "Облыс", "Лауазымы", "Орны", "Күні"))
    sheet.merge_range("A2:E2", "I тоқсан")
    sheet.write_row(2, 0, (1, "Жетісу облысы", "Министр", "Мәдениет үйі", "наурыз"))
    sheet.merge_range("A4:E4", "II тоқсан")
    sheet.write_row(4, 0, (2, "Маңғыстау обл.", "Министр", "Достық үйі", "5 мамыр"))
    sheet.merge_range("A6:E6", "Барлығы: 2 кездесу")


def formulas(book: Any) -> None:
    """Values only: a date counted by a formula, a name put together by one, serial numbers."""
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, ("Region", "Date", "Official", "Venue"))
    sheet.write_formula("A2", '="Abai"&" region"', None, "Abai region")
    sheet.write_formula("B2", "=46400+58", None, 46458)
    sheet.write_row("C2", ("Minister of Healthcare", "House of Friendship"))
    sheet.write_row("A3", ("Kostanay", "2027-10-05", "First Vice-Minister of Healthcare", "Town hall"))


def russian_word(file: Any) -> None:
    """Word: two lines of headings with merged cells, region merged downwards, places in two languages in one cell."""
    file.add_heading("Предложения в график на 2027 год", level=1)
    table = _table(
        file,
        [
            ("№", "Место", "Место", "Срок", "Кто выезжает"),
            ("№", "Область", "Место проведения", "Срок", "Кто выезжает"),
            ("1", "Павлодарская область", "Достық үйі / Дом дружбы", "II квартал", "Министр"),
            ("2", "", "Мәдениет үйі / Дом культуры", "12-14 мая", "А. Ж. Сатыбалдина"),
            ("", "Всего", "", "2", ""),
        ],
    )
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Место"
    for column, text in ((0, "№"), (3, "Срок"), (4, "Кто выезжает")):
        table.cell(0, column).merge(table.cell(1, column)).text = text
    table.cell(2, 1).merge(table.cell(3, 1)).text = "Павлодарская область"


def two_tables(file: Any) -> None:
    """Two tables of meetings in one document: the person chooses."""
    head = ("Өңір", "Мерзімі", "Кім барады")
    file.add_paragraph("1-қосымша. Министр")
    _table(file, [head, ("Түркістан облысы", "сәуір", "Министр")])
    file.add_paragraph("2-қосымша. Орынбасарлар")
    _table(
        file,
        [head, ("Шымкент қаласы", "мамыр", "Бірінші вице-министр"), ("СҚО", "қазан", "Бірінші вице-министр")],
    )


SEMICOLONS = """Облыс;Аудан;Мерзімі;Басшы;Өткізу орны
"Қызылорда облысы";Арал ауданы;"12 наурыз";Министр;"Теңізшілер үйі; 2-қабат"
Қызылорда облысы;Арал ауданы;желтоқсан;-//-;Мәдениет үйі
;;;;
Қызылорда облысы;Балқаш қаласы;желтоқсан;Министр;Мәдениет үйі
"""

WORD_FILES = {"forty_rows.docx": forty, "russian_word.docx": russian_word, "two_tables.docx": two_tables}
BOOKS = {
    "plain_kazakh.xlsx": plain_kazakh,
    "russian_merged.xlsx": russian_merged,
    "any_order.xlsx": any_order,
    "sections.xlsx": sections,
    "formulas.xlsx": formulas,
}
TEXTS = {
    "semicolons.csv": SEMICOLONS.encode("kz1048"),
    "tabs.tsv": SEMICOLONS.replace(";", "\t").encode("utf-16"),
}


def made() -> dict[str, bytes]:
    """Every file by name."""
    return {
        **{name: _docx(fill) for name, fill in WORD_FILES.items()},
        **{name: _xlsx(fill) for name, fill in BOOKS.items()},
        **TEXTS,
    }


if __name__ == "__main__":
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
