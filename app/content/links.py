"""Rules of the web of items: nothing stands alone, and every claim can be come by.

They wait until every item can be read: one with errors of its own may hold the missing link.
"""

from collections.abc import Iterator

from app.content.corpus import Corpus, Entry
from app.content.findings import Finding
from app.content.glossary import Glossary
from app.content.models import AuthoredItem, Claim, Term
from app.content.references import mentions
from app.vocabulary import Design, IntakeMetric, Kind

READ = (Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE, Kind.QUESTION)
"""The kinds that people read as pages."""
Name = tuple[Kind, str]


def nothing_is_an_orphan(corpus: Corpus) -> Iterator[Finding]:
    """Another page, or the overview, leads to every page."""
    leading = [entry.item for entry in corpus.entries if entry.item.kind in (*READ, Kind.OVERVIEW)]
    led_to = {name for item in leading for name in _named(item) if name != _name(item)}
    for entry in _pages(corpus):
        if _name(entry.item) not in led_to:
            message = f"nothing leads to this {entry.item.kind}; link it from an item that it belongs to"
            yield Finding(entry.place(("slug",)), message)


def claims_can_be_come_by(corpus: Corpus) -> Iterator[Finding]:
    """Some page, term or the overview leads to every claim."""
    pages = [entry.item for entry in corpus.entries if entry.item.kind in (*READ, Kind.OVERVIEW, Kind.TERM)]
    led_to = {name for item in pages for name in _named(item)}
    for entry, claim in corpus.of(Claim):
        if _name(claim) not in led_to and not corpus.unread:
            yield Finding(entry.place(("slug",)), f"no item leads to the claim `{claim.slug}`; use it or link it")


def pages_are_connected(corpus: Corpus) -> Iterator[Finding]:
    """From any page a reader gets to every other one."""
    apart = {_name(entry.item): entry for entry in _pages(corpus)}
    neighbours = _neighbours(corpus)
    reached = {*list(apart)[:1]}
    ahead = [*reached]
    while ahead:
        found = neighbours.get(ahead.pop(), set()) - reached
        reached |= found
        ahead += found
    for name in sorted(set(apart) - reached):
        message = (
            f"no way leads from here to `{next(iter(apart))[1]}` and the rest; link it with an item that it concerns"
        )
        yield Finding(apart[name].place(("slug",)), message)


def terms_are_used(corpus: Corpus) -> Iterator[Finding]:
    """A term stands in some text, is linked, or explains a word of the data: a study's design, an intake's meaning."""
    glossary = Glossary(corpus)
    used = {
        slug for entry in corpus.entries if entry.item.kind is not Kind.TERM for slug in glossary.used_in(entry.item)
    }
    linked = {slug for entry in corpus.entries for kind, slug in _named(entry.item) if kind is Kind.TERM}
    for entry, term in corpus.of(Term):
        if not corpus.unread and not term.related and term.slug not in {*used, *linked, *IntakeMetric, *Design}:
            yield Finding(entry.place(("slug",)), f"no text uses the term `{term.slug}`; delete it, or link it")


def _pages(corpus: Corpus) -> Iterator[Entry]:
    return (entry for entry in corpus.entries if entry.item.kind in READ and not corpus.unread)


def _name(item: AuthoredItem) -> Name:
    return item.kind, item.slug


def _named(item: AuthoredItem) -> Iterator[Name]:
    return ((mention.kind, mention.slug) for mention in mentions(item))


def _neighbours(corpus: Corpus) -> dict[Name, set[Name]]:
    """Pages and the pages they are linked with; links count both ways, as readers see them."""
    found: dict[Name, set[Name]] = {}
    for entry in _pages(corpus):
        for name in _named(entry.item):
            if name[0] in READ:
                found.setdefault(_name(entry.item), set()).add(name)
                found.setdefault(name, set()).add(_name(entry.item))
    return found
