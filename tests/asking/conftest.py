"""What messages are understood by: the real content's recognitions, made ready once."""

import pytest

from app.asking.understanding import Understanding
from app.content.corpus import Corpus
from app.content.learning import lessons, teaching
from app.content.models import Question


@pytest.fixture(scope="session")
def understanding(corpus: Corpus) -> Understanding:
    asked_as = {item.slug: item.asked_as for _, item in corpus.of(Question) if item.asked_as}
    told = teaching(corpus)
    classifiers = {sort: learned.classifier for sort, learned in lessons(told).items()}
    return Understanding(told.recognitions, asked_as, classifiers)
