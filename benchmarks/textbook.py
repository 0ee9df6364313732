"""The same item as a tutorial would serve it: FastAPI, a SQLModel session for each request, and a response model.

It reads the tables of our store and answers with the same JSON. Nothing in it is made slow on purpose: what is read of
the database is what the answer needs, each by an index, and documents are validated once by their own models.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from sqlmodel import Session, col, create_engine, select

from app.api.factors import FactorResponse
from app.disclaimer import GENERAL, INTENDED_USE, LICENSE, attribution
from app.documents.envelope import DisclaimerMeta, EditionMeta, Links, Meta
from app.documents.prose import Factor
from app.store.tables import DisclaimerRow, EditionRow, FactorRow

engine = create_engine(f"sqlite:///{os.environ['BENCHMARK_STORE']}", connect_args={"check_same_thread": False})
app = FastAPI(title="Textbook")


def get_session() -> Iterator[Session]:
    """One session for each request."""
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/v1/factors/{slug}", response_model=FactorResponse, response_model_exclude_none=True)
def get_factor(slug: str, session: SessionDep) -> FactorResponse:
    """Get one factor of the newest edition."""
    edition = session.exec(select(EditionRow).order_by(col(EditionRow.number).desc()).limit(1)).one()
    here = (FactorRow.edition_id == edition.id, FactorRow.language == "en", FactorRow.slug == slug)
    row = session.exec(select(FactorRow).where(*here)).first()
    if row is None:
        raise HTTPException(status_code=404, detail="There is no such factor")
    document = Factor.model_validate(json.loads(row.document) | {"digest": row.digest})
    meta = _meta(session, edition, document.notices)
    return FactorResponse(data=document, meta=meta, links=Links(self=f"/v1/factors/{slug}"))


def _meta(session: Session, edition: EditionRow, notices: list[str]) -> Meta:
    wanted = [GENERAL, *notices]
    here = (DisclaimerRow.edition_id == edition.id, DisclaimerRow.language == "en", col(DisclaimerRow.slug).in_(wanted))
    found = {row.slug: _disclaimer(row) for row in session.exec(select(DisclaimerRow).where(*here))}
    published = EditionMeta(id=edition.id, published_at=edition.published_at.replace(tzinfo=UTC), digest=edition.digest)
    return Meta(
        disclaimer=found[GENERAL],
        notices=[found[slug] for slug in notices],
        edition=published,
        language="en",
        license=LICENSE,
        attribution=attribution(published),
        intended_use=INTENDED_USE,
    )


def _disclaimer(row: DisclaimerRow) -> DisclaimerMeta:
    shown = {"display": "required", "url": f"/v1/disclaimers/{row.slug}", "digest": row.digest}
    return DisclaimerMeta.model_validate(json.loads(row.document) | shown)
