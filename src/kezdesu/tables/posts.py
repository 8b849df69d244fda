"""Who comes: the title of a post of the body, or its holder's name in any form; unique, or the person is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables.folding import allowed_edits, distance, fold
from kezdesu.tables.said import Unread

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"(?:№|#|\bno?)\s*(\d)\b|\((\d)\)\s*$|^([2-9])-?\s?(?:[ио]?й|ши)?[-\s]*(?:вице|vice)")
_OR = re.compile(r"[,;/]|\bи(?:ли)?\b|\bнемесе\b|\bжане\b|\bмен\b|\bor\b|\band\b")
_RANKS: tuple[tuple[str, str], ...] = (
    (
        r"бирин\w* вице-?\s?министр|перв\w*\.? вице-?\s?министр|first vice-?\s?minister|"
        r"\b1-?\s?(?:ы?й|ши)?[-\s]*вице-?\s?министр|бирин\w* орынбасар|перв\w*\.? зам|first deputy",
        "first-vice",
    ),
    (r"вице-?\s?министр|министрдин орынбасар|зам\w*\.? министр|vice-?\s?minister|deputy minister", "vice"),
    (r"аппарат басшы|(?:руководител\w*|глава) аппарат|head of (?:the )?office", "office"),
    (
        r"министрли\w+ басшы|руководител\w* министерств|перв\w* руководител|бирин\w* басшы|first head",
        "minister",
    ),
    (r"министр(?!ств|ли[кг])|minister", "minister"),
    (r"департамент|комитет|департаменти|committee|department|басқарма|управлени", "unit"),
)
_UNITS = ("комитет", "департамент", "баскарма", "управлени")
_LEAST_NAME = 4


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its title and who holds it (a name in three spellings, or None). ``rank`` as bodies know it."""

    slug: str
    title: Trilingual
    holder: Trilingual | None = None
    number: int = 0

    @property
    def label(self) -> Trilingual:
        """The title; where another post is called the same, with the holder or a number."""
        if not self.number:
            return self.title
        if self.holder:
            one, other = self.title, self.holder
            return Trilingual(
                f"{one.kk} ({other.kk})", f"{one.ru} ({other.ru})", f"{one['en']} ({other['en']})"
            )
        one = self.title
        return Trilingual(*(f"{text} (№ {self.number})" for text in (one.kk, one.ru, one["en"])))


@dataclass(frozen=True, slots=True)
class Found:
    """The post, and what to look at (or None)."""

    post: Post
    note: Trilingual | None = None


MISSING = Unread(
    "post_missing",
    Trilingual(
        "Кім баратыны жазылмаған: лауазымды таңдаңыз.",
        "Не указано, кто приедет: выберите должность.",
        "Who comes is not given: choose the post.",
    ),
)


def numbered(posts: Iterable[Post]) -> tuple[Post, ...]:
    """The posts, those with the same title told apart by number."""
    listed = list(posts)
    times = Counter(fold(post.title.kk) for post in listed)
    seen: Counter[str] = Counter()
    made = []
    for post in listed:
        title = fold(post.title.kk)
        seen[title] += 1
        made.append(Post(post.slug, post.title, post.holder, seen[title] if times[title] > 1 else 0))
    return tuple(made)


def find(text: str, posts: Sequence[Post]) -> Found | Unread:
    """The post that a text names."""
    plain = fold(text)
    if not plain:
        return MISSING
    halves = {fold(half) for half in text.split(" / ")}
    exact = [post for post in posts if plain in _labels(post) or halves <= _labels(post)]
    if len(exact) == 1:
        return Found(exact[0])
    named = _by_holder(plain, posts)
    if len(named) == 1:
        return Found(named[0])
    titled = named or _of_several_ranks(plain, posts) or _by_title(plain, posts)
    if len(titled) == 1:
        return Found(titled[0])
    return _asked(text, titled) if titled else _nearly(text, plain, posts)


def _labels(post: Post) -> set[str]:
    texts = {fold(text) for item in (post.label, post.title) for text in (item.kk, item.ru, item.en) if text}
    return (
        texts
        if not post.number
        else texts - {fold(text) for text in (post.title.kk, post.title.ru, post.title.en)}
    )


def _by_holder(text: str, posts: Sequence[Post]) -> list[Post]:
    """Posts whose holder's surname stands in the text, and whose initials do not contradict."""
    words = _WORD.findall(text)
    return [
        post for post in posts if post.holder and any(_is_named(words, name) for name in _names(post.holder))
    ]


def _names(holder: Trilingual) -> list[list[str]]:
    return [_WORD.findall(fold(name)) for name in (holder.kk, holder.ru, holder.en) if name]


def _is_named(words: list[str], name: list[str]) -> bool:
    """One part in full, in any case ending, and an initial that does not contradict when the text has one."""
    full = [
        part for part in name if len(part) >= _LEAST_NAME and any(_same_name(word, part) for word in words)
    ]
    if not full:
        return False
    if len(full) > 1 or len(name) == 1:
        return True
    initials = [word for word in words if len(word) == 1]
    rest = [part for part in name if part not in full]
    return not initials or initials[0] in {part[0] for part in rest}


def _same_name(word: str, part: str) -> bool:
    return word == part or (
        word.startswith(part[:-1]) and len(word) <= len(part) + 3 and len(part) > _LEAST_NAME
    )


def _by_title(text: str, posts: Sequence[Post]) -> list[Post]:
    """Posts of the rank that the text names; a number (№ 2) tells posts of one title apart."""
    inside = [post for post in posts if any(fold(title) in text for title in _titles(post))]
    longest = max((len(fold(post.title.kk)) for post in inside), default=0)
    found = [post for post in inside if len(fold(post.title.kk)) == longest] or _by_rank(text, posts)
    number = _NUMBER.search(text)
    chosen = int(number[1] or number[2] or number[3]) if number else 0
    return [post for post in found if post.number == chosen] or found if chosen else found


def _of_several_ranks(text: str, posts: Sequence[Post]) -> list[Post]:
    """ "Министр, вице-министр": one of them comes, and the table does not say which."""
    ranks = {rank for part in _OR.split(text) if (rank := _rank(part.strip())) not in ("", "unit")}
    return [post for post in posts if _rank(fold(post.title.kk)) in ranks] if len(ranks) > 1 else []


def _by_rank(text: str, posts: Sequence[Post]) -> list[Post]:
    rank = _rank(text)
    if rank == "unit":
        return _by_unit(text, posts)
    return [post for post in posts if rank and _rank(fold(post.title.kk)) == rank]


def _by_unit(text: str, posts: Sequence[Post]) -> list[Post]:
    """ "Комитет төрағасы", where no other words tell the committee: every post of a committee."""
    kinds = {word for word in _UNITS if word in text}
    bare = _WORD.findall(text)
    if len(kinds) != 1 or len(bare) > 2:
        return []
    return [post for post in posts if any(word in fold(title) for word in kinds for title in _titles(post))]


def _rank(text: str) -> str:
    return next((name for pattern, name in _RANKS if re.search(fold(pattern), text)), "")


def _titles(post: Post) -> tuple[str, ...]:
    return tuple(text for text in (post.title.kk, post.title.ru, post.title.en) if text)


def _nearly(text: str, plain: str, posts: Sequence[Post]) -> Found | Unread:
    """A title with a slip of the hand, or nothing."""
    most = allowed_edits(plain)
    near = [
        post for post in posts if any(distance(plain, fold(title), most) <= most for title in _titles(post))
    ] or (_by_rank("министр", posts) if distance(plain, "министр", 1) <= 1 else [])
    if len(near) == 1:
        title = near[0].label
        note = Trilingual(
            f"«{_short(text)}» — «{title.kk}» деп оқылды: тексеріңіз.",
            f"«{_short(text)}» прочитано как «{title.ru}»: проверьте.",
            f"“{_short(text)}” was read as “{title['en']}”: check it.",
        )
        return Found(near[0], note)
    return _asked(text, near) if near else _unknown(text)


def _asked(text: str, found: Sequence[Post]) -> Unread:
    kk, ru, en = (", ".join(post.label[tongue] for post in found[:5]) for tongue in ("kk", "ru", "en"))  # type: ignore[index]
    return Unread(
        "post_ambiguous",
        Trilingual(
            f"«{_short(text)}» бірнеше лауазымға келеді: {kk}. Қайсысы екенін таңдаңыз.",
            f"«{_short(text)}» подходит к нескольким должностям: {ru}. Выберите, к какой.",
            f"“{_short(text)}” fits several posts: {en}. Choose which.",
        ),
        tuple(post.slug for post in found),
    )


def _unknown(text: str) -> Unread:
    return Unread(
        "post_unknown",
        Trilingual(
            f"Бұл органда «{_short(text)}» лауазымы не адамы табылмады: тізімнен таңдаңыз.",
            f"В этом органе нет должности или лица «{_short(text)}»: выберите из списка.",
            f"This body has no post or person “{_short(text)}”: choose from the list.",
        ),
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
