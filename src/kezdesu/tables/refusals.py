"""Why the tables room refuses, in three languages."""

from __future__ import annotations

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.tables.sheets import MOST_COLUMNS, MOST_ROWS

TAKEN = "XLSX, DOCX, ODS, CSV"

NOT_A_TABLE = Denied(
    "not_a_table_file",
    Trilingual(
        f"Бұл файлдан кесте оқылмайды. Қабылданатындары: {TAKEN}. PDF не суреттің орнына түпнұсқа "
        "кестені жіберіңіз.",
        f"Из такого файла таблицу прочитать нельзя. Принимаются: {TAKEN}. Вместо PDF или снимка нужна "
        "исходная таблица.",
        f"No table can be read from such a file. Taken are {TAKEN}. Instead of a PDF or a picture "
        "send the table itself.",
    ),
)
OLD_WORD = Denied(
    "old_word",
    Trilingual(
        "Бұл — ескі Word файлы (.doc). Оны Word-та ашып, «Файл → Басқаша сақтау → Word құжаты "
        "(.docx)» таңдаңыз да, қайта жүктеңіз.",
        "Это файл старого Word (.doc). Откройте его в Word, выберите «Файл → Сохранить как → "
        "Документ Word (.docx)» и загрузите снова.",
        "This is a file of old Word (.doc). Open it in Word, choose “File → Save as → Word document "
        "(.docx)” and upload that.",
    ),
)
OLD_EXCEL = Denied(
    "old_excel",
    Trilingual(
        "Бұл — ескі Excel файлы (.xls). Оны Excel-де ашып, «Файл → Басқаша сақтау → Excel кітабы "
        "(.xlsx)» таңдаңыз да, қайта жүктеңіз.",
        "Это файл старого Excel (.xls). Откройте его в Excel, выберите «Файл → Сохранить как → Книга "
        "Excel (.xlsx)» и загрузите снова.",
        "This is a file of old Excel (.xls). Open it in Excel, choose “File → Save as → Excel "
        "workbook (.xlsx)” and upload that.",
    ),
)
PASSWORD = Denied(
    "file_password",
    Trilingual(
        "Файл құпиясөзбен жабылған. Оны ашып, «Файл → Мәліметтер → Қорғау» бөлімінде құпиясөзді алып "
        "тастаңыз да, қайта жүктеңіз.",
        "Файл закрыт паролем. Откройте его, снимите пароль в «Файл → Сведения → Защита» и загрузите снова.",
        "The file is locked with a password. Open it, take the password off in “File → Info → "
        "Protect” and upload it again.",
    ),
)
DECLARED = Denied(
    "file_declares",
    Trilingual(
        "Файлдың ішінде Word пен Excel ешқашан жазбайтын бұйрықтар бар (DTD). Кестені жаңа құжатқа "
        "көшіріп, соны жүктеңіз.",
        "Внутри файла есть команды, которых Word и Excel не пишут (DTD). Скопируйте таблицу в новый "
        "документ и загрузите его.",
        "Inside the file are orders that Word and Excel never write (DTD). Copy the table into a new "
        "document and upload that.",
    ),
)
TOO_MANY_ROWS = Denied(
    "too_many_rows",
    Trilingual(
        f"Кестеде тым көп жол: бір файлда {MOST_ROWS} жолдан, {MOST_COLUMNS} бағаннан аспауы керек. "
        "Керек жолдарды бөлек файлға көшіріңіз.",
        f"В таблице слишком много строк: в одном файле не больше {MOST_ROWS} строк и {MOST_COLUMNS} "
        "столбцов. Скопируйте нужные строки в отдельный файл.",
        f"The table has too many rows: at most {MOST_ROWS} rows and {MOST_COLUMNS} columns in one "
        "file. Copy the rows you need into a file of their own.",
    ),
)
NO_TABLE = Denied(
    "no_table",
    Trilingual(
        "Файлда толтырылған кесте жоқ. Мәтінді кестеге салыңыз немесе бос үлгіні жүктеп алып толтырыңыз.",
        "В файле нет заполненной таблицы. Оформите текст таблицей или скачайте пустую форму и заполните её.",
        "There is no filled table in the file. Put the text into a table, or download the empty form "
        "and fill it.",
    ),
)
NOTHING_PASTED = Denied(
    "nothing_pasted",
    Trilingual(
        "Кестені қойыңыз: жолдарды тақырыптарымен бірге белгілеп, көшіріңіз.",
        "Вставьте таблицу: выделите строки вместе с заголовками и скопируйте.",
        "Paste a table: mark the rows together with their headings and copy.",
    ),
)
NO_LAST_YEAR = Denied(
    "no_last_year",
    Trilingual(
        "Өткен жылдың бекітілген кестесінде бұл органның кездесулері жоқ.",
        "В утверждённом графике прошлого года нет встреч этого органа.",
        "The approved schedule of last year has no meeting of this body.",
    ),
)
NO_SHEET = Denied(
    "no_sheet",
    Trilingual("Тізімнен кестені таңдаңыз.", "Выберите таблицу из списка.", "Choose a table from the list."),
)
COLUMNS_MISSING = Denied(
    "columns_missing",
    Trilingual(
        "Кемінде өңір (немесе аудан), кім баратыны және мерзімі қай бағанда екенін көрсетіңіз.",
        "Укажите, в каких столбцах регион (или район), кто приедет и срок.",
        "Say in which columns the region (or district), who comes, and the date stand.",
    ),
)
COLUMN_TWICE = Denied(
    "column_twice",
    Trilingual(
        "Бір мәнге екі баған көрсетілген: біреуін «алынбайды» деп белгілеңіз.",
        "Одно и то же указано для двух столбцов: один из них отметьте «не берётся».",
        "Two columns are given for the same thing: mark one of them “not taken”.",
    ),
)
NO_SUCH_ROW = Denied(
    "no_such_row",
    Trilingual("Кестеде мұндай жол жоқ.", "В таблице нет такой строки.", "The table has no such row."),
)
ROW_APPLIED = Denied(
    "row_applied",
    Trilingual(
        "Бұл жол ұсынысқа түсіп қойған: оны ұсыныстың өзінде түзетіңіз.",
        "Эта строка уже внесена в предложение: правьте её в самом предложении.",
        "This row is in the proposal already: mend it there.",
    ),
)
NOTHING_TO_APPLY = Denied(
    "nothing_to_apply",
    Trilingual(
        "Ұсынысқа түсетін жаңа дұрыс жол жоқ: алдымен қызыл жолдарды түзетіңіз.",
        "Новых годных строк нет: сначала исправьте красные.",
        "There is no new good row: mend the red ones first.",
    ),
)
