"""What is taught about outlets and changed in many articles at once: each verb once, all undoable. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from index import wordings
from index.clean.overlay import fingerprint
from index.layout import page_place
from index.tidy import apply, paragraph_at, refresh
from store.database import Library
from store.errors import NotFound, ReaderError
from store.outlets import outlet_key, publisher
from store.records import Details, Progress
from store.rules import Rule
from ui.service import fields
from ui.service.requests import Id

Steps = Generator[Progress, None, Any]


@dataclass(frozen=True, slots=True)
class Taught:
    """A rule, and in how many articles of its outlet the paragraph stands now."""

    rule: Rule
    articles: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet: how many articles it has, what else it is called, and what it may be another name of."""

    name: str
    articles: int
    aliases: tuple[str, ...] = ()
    perhaps: str = ""


class Tidying:
    """The verbs on outlets, their furniture, and the details of many articles."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def verbs(self) -> dict[str, Callable[..., Any]]:
        """Return the verbs by name."""
        own = (self.rule, self.unrule, self.rules, self.outlets, self.call_outlet, self.uncall_outlet, self.edit_many)
        return {verb.__name__: verb for verb in own}

    def refresh(self) -> Steps:
        """Bring what articles tell about each other up to date."""
        yield from refresh(self._library)

    def laid_again(self, outlets: Collection[str], told: Any) -> Steps:
        """Lay the articles of outlets out anew after their rules or names have changed; return `told`."""
        yield from apply(self._library, outlets)
        return told

    def again(self, outlets: Collection[str], told: Any) -> Steps:
        """Follow an undone step about outlets: their articles may be called otherwise now, and are laid out anew."""
        names = {outlet_key(name) for name in outlets}
        articles = self._library.outlets.of_articles().items()
        self._library.articles.touch([article for article, name in articles if outlet_key(name) in names])
        return self.laid_again(outlets, told)

    def rule(self, article: Id, start: int, always: bool, page: bool = False) -> Steps:
        """Teach that the paragraph at a place of the clean text (or of the `page`) always, or never, is furniture."""
        kept = self._library.articles.get(article)
        place = start if page else page_place(kept.pieces, start)
        words = paragraph_at(kept.source, self._library.marks.base(article) or kept.pieces, place)
        if not fingerprint(words):
            raise NotFound(f"Article {article} has no paragraph there.", "Show the article again and choose anew.")
        outlet = publisher(kept.details)
        number = self._library.rules.teach(outlet, words, fingerprint(words), always)
        return self.laid_again([outlet], {"rule": number, "outlet": outlet, "words": words})

    def unrule(self, rule: Id) -> Steps:
        """Forget a rule."""
        forgotten = self._library.rules.forget(rule)
        return self.laid_again([forgotten.outlet], {"rule": rule, "outlet": forgotten.outlet})

    def rules(self) -> list[Taught]:
        """Return every rule, with the number of articles that it holds for."""
        rules = self._library.rules.all()
        wanted = {rule.paragraph for rule in rules}
        keys = {article: outlet_key(name) for article, name in self._library.outlets.of_articles().items()}
        names = self._library.outlets.names()
        count: dict[tuple[str, int], int] = {}
        for article, packed in self._library.marks.paragraphs() if wanted else ():
            for paragraph in wanted.intersection(memoryview(packed).cast("q")):
                at = (keys.get(article, ""), paragraph)
                count[at] = count.get(at, 0) + 1
        return [
            Taught(rule, count.get((outlet_key(names.get(outlet_key(rule.outlet), rule.outlet)), rule.paragraph), 0))
            for rule in rules
        ]

    def outlets(self) -> list[Publisher]:
        """Return the outlets of the library, those with most articles first."""
        count: dict[str, int] = {}
        for name in self._library.outlets.of_articles().values():
            if name:
                count[name] = count.get(name, 0) + 1
        others: dict[str, tuple[str, ...]] = {}
        for alias in self._library.outlets.all():
            others[alias.outlet] = (*others.get(alias.outlet, ()), alias.name)
        perhaps = _perhaps(count)
        names = sorted({**count, **others}, key=lambda name: (-count.get(name, 0), name.casefold()))
        return [Publisher(name, count.get(name, 0), others.get(name, ()), perhaps.get(name, "")) for name in names]

    def call_outlet(self, name: str, outlet: str) -> Steps:
        """Let an outlet that articles call `name` be called `outlet`."""
        before = self._library.outlets.of_articles()
        self._library.outlets.call(name, outlet)
        return self.laid_again([name, outlet], {"articles": self._touched(before)})

    def uncall_outlet(self, name: str) -> Steps:
        """Take a name of an outlet back."""
        before = self._library.outlets.of_articles()
        alias = self._library.outlets.forget(name)
        return self.laid_again([alias.name, alias.outlet], {"articles": self._touched(before)})

    def edit_many(self, articles: Sequence[Id], details: dict[str, str], reset: Sequence[str] = ()) -> int:
        """Change details of several articles, all or none; those to `reset` are again as they were worked out."""
        unknown = [name for name in (*details, *reset) if name not in fields.NAMES]
        said = f"There is no detail “{unknown[0]}”." if unknown else fields.wrong(details)
        if said:
            raise ReaderError(said, "The details are: " + ", ".join(fields.NAMES) + "." if unknown else "")
        with self._library.transaction():
            for article in articles:
                kept = self._library.articles.get(article).details
                worked_out = self._library.articles.computed(article)
                back = {name: getattr(worked_out, name) for name in reset}
                self._library.articles.edit(article, replace(kept, **back, **details))
        return len(set(articles))

    def _touched(self, before: dict[int, str]) -> int:
        """Let the index see the articles whose outlet is called otherwise than before; return how many."""
        after = self._library.outlets.of_articles()
        changed = [article for article, name in after.items() if before.get(article) != name]
        self._library.articles.touch(changed)
        return len(changed)


def told(one: Taught) -> dict[str, Any]:
    """Return a rule as `--json` prints it."""
    return {**asdict(one.rule), "articles": one.articles}


def details_of(typed: dict[str, str | None]) -> dict[str, str]:
    """Return the details that were given."""
    return {name: value.strip() for name, value in typed.items() if value is not None and name in Details.__slots__}


def _perhaps(names: Collection[str]) -> dict[str, str]:
    """Return for a site or short name of a well-known outlet the fuller name that the library has too."""
    keys = {outlet_key(name): name for name in names}
    found: dict[str, str] = {}
    for line in (line for _, part in wordings.parts("outlet_names") for line in part):
        here = [keys[key] for key in map(outlet_key, line.split("|")) if key in keys]
        for name in dict.fromkeys(here[1:]):
            if name != here[0]:
                found[name] = here[0]
    return found
