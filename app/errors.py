"""The one family of exceptions. `api/problems.py` turns requests' part into responses, `cli.py` the rest into exits.

CasomniaError
├── SettingsError            a setting is missing, misspelt or invalid
├── ContentError             the authored content has errors; carries the findings
├── StoreError
│   ├── StoreUnavailable     the store cannot be read now (missing, corrupt, …)
│   │   └── StoreLocked      another process is writing to it
│   ├── SearchUnavailable    the store has no full-text index to search
│   ├── NothingPublished     the store holds no edition, or one without its disclaimer
│   └── SchemaMismatch       the store was made by another version of Casomnia
└── RequestError             what a client asked for cannot be served as asked
    ├── UnknownItem          no such item, code, edition or disclaimer (404)
    ├── WithdrawnItem        the item was taken back (410)
    ├── NotAcceptable        only in media types that the client does not take (406)
    └── RepeatedParameter    a parameter that takes one value was given several (422)
"""

from collections.abc import Sequence


class CasomniaError(Exception):
    """Anything that Casomnia reports in its own words: `str(error)` says what is wrong and what to do."""


class SettingsError(CasomniaError):
    """A setting is missing, misspelt or invalid."""


class ContentError(CasomniaError):
    """The content has errors, so nothing was published. `findings` lists them all."""

    def __init__(self, findings: Sequence[object]) -> None:
        super().__init__(f"{len(findings)} errors in the content; nothing was published")
        self.findings = findings


class StoreError(CasomniaError):
    """The store cannot serve or take an edition."""


class StoreUnavailable(StoreError):
    """The store cannot be read now: missing, corrupt or locked."""


class StoreLocked(StoreUnavailable):
    """Another process is writing to the store."""


class SearchUnavailable(StoreError):
    """The store has no full-text index for this edition, or cannot have one."""


class NothingPublished(StoreError):
    """The store holds no edition that may be served."""


class SchemaMismatch(StoreError):
    """The store has another schema version than this code."""


class RequestError(CasomniaError):
    """What a client asked for cannot be served as asked."""


class UnknownItem(RequestError):
    """Nothing has this name. `near` holds hrefs of what may have been meant."""

    def __init__(self, detail: str, near: Sequence[str] = ()) -> None:
        super().__init__(detail)
        self.near = tuple(near)


class WithdrawnItem(RequestError):
    """The item was taken back. `withdrawn` has since, reason and perhaps a replacement."""

    def __init__(self, detail: str, withdrawn: dict[str, object]) -> None:
        super().__init__(detail)
        self.withdrawn = withdrawn


class NotAcceptable(RequestError):
    """What was asked for exists, but not in a media type that the client takes. `available` lists what there is."""

    def __init__(self, available: Sequence[str]) -> None:
        super().__init__(f"this exists only as {', '.join(available)}; ask for that in `Accept`, or leave `Accept` out")
        self.available = tuple(available)


class RepeatedParameter(RequestError):
    """A parameter that takes one value was given several."""

    def __init__(self, name: str) -> None:
        super().__init__(f"`{name}` takes one value, but was given several; keep one")
        self.name = name
