"""Titles and summaries of items that authors give only as data. English, like the data itself."""

from app.content.models import Code, Food, ReferenceIntake, Source
from app.documents.crisis import CrisisContact
from app.vocabulary import LifeState, Sex

AUTHORITIES = {"iom": "IOM", "efsa": "EFSA", "uk": "UK", "who-fao": "WHO-FAO", "nnr": "NNR", "anz": "ANZ"}


def citation(source: Source) -> str:
    """A source in one line, as far as its fields were verified."""
    authors = ", ".join(source.authors[:6])
    more = " et al" if source.et_al or len(source.authors) > 6 else ""
    who = f"{authors}{more}. " if authors else ""
    year = f" ({source.year})" if source.year else ""
    doi = f"doi:{source.doi}." if source.doi else ""
    parts = [_ended(f"{who}{source.title.rstrip('.')}{year}"), _where(source), doi]
    return " ".join(part for part in parts if part)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("?", "!")) else f"{sentence}."


def _where(source: Source) -> str:
    number = f"{source.volume or ''}{f'({source.issue})' if source.issue else ''}"
    located = f"{number}{':' if number and source.pages else ''}{source.pages or ''}"
    where = " ".join(part for part in (source.container_title or source.publisher or "", located) if part)
    return f"{where}." if where else ""


def source_summary(source: Source) -> str:
    """What sort of publication it is, and whom it studied."""
    design = (source.design or "page").replace("-", " ").capitalize()
    year = f" from {source.year}" if source.year else ""
    population = f" It is about: {source.population}." if source.population else ""
    use = " It backs rows of data only, never a claim." if source.data_only else ""
    return f"{design}{year}.{population}{use}"


def food_summary(food: Food, title: str) -> str:
    """How much calcium is in it, and whether the body can use it."""
    holds = f"{title}. One serving holds {food.calcium_mg_per_serving} mg of calcium."
    amount = f"{holds} That is {food.serving}, or {food.serving_g:g} g."
    if food.low_bioavailability:
        return f"{amount} The body takes up little of it, so it is not a good source."
    return f"{amount} It can be called rich in calcium." if food.usable_source else amount


def intake_title(row: ReferenceIntake) -> str:
    """Whose value it is, what it means and for whom."""
    sex = "" if row.sex is Sex.ANY or row.state in (LifeState.PREGNANCY, LifeState.LACTATION) else f", {row.sex}"
    return f"{AUTHORITIES[row.authority]} {row.metric.upper()}: {row.life_stage}{sex}"


def intake_summary(row: ReferenceIntake) -> str:
    """The value in words, and what it is not."""
    return (
        f"{intake_title(row)}: {row.value_mg_per_day} mg of calcium a day from all sources ({row.reference_year}). "
        "This is a value for a group, not a dose for a person."
    )


def crisis_summary(contact: CrisisContact, service: str) -> str:
    """How to reach a service; a number that was read second-hand is said to be so."""
    call = contact.number and f"Call {contact.number}."
    written = contact.text_or_chat and (f"Or {contact.text_or_chat}." if call else _capital(f"{contact.text_or_chat}."))
    web = f"See {contact.url}." if contact.url and not contact.number else None
    hours = contact.hours and f"Open: {contact.hours}."
    advice = contact.note if not contact.confidence else None
    recheck = contact.recheck_before_publishing and SECOND_HAND
    where = ", ".join(part for part in (contact.region, contact.country) if part)
    who = f", for {contact.for_whom}" if contact.for_whom else ""
    parts = (f"{service} ({where}){who}.", call, written, web, hours, advice, recheck)
    return " ".join(part for part in parts if part)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


SECOND_HAND = "We did not read this on its own page. If it does not work, call your emergency number."


def code_summary(code: Code) -> str:
    """What the code stands for."""
    name = f"{code.display} " if code.display else ""
    return f"{name}({code.system} {code.code})."
