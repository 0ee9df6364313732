# Builds the environment and publishes the content; nothing of the tools needed for that stays in the final image.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /srv/casomnia
RUN python3 -m venv /opt/venv
COPY requirements.lock ./
RUN /opt/venv/bin/pip install --quiet --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md alembic.ini ./
COPY app app
COPY migrations migrations
COPY content content
RUN /opt/venv/bin/pip install --quiet --no-deps --no-build-isolation --editable . \
 && /opt/venv/bin/casomnia publish \
 && /opt/venv/bin/casomnia editions verify \
 && /opt/venv/bin/python -m compileall -q app migrations

# Serves the edition in the image, as a user who may write nowhere; works with a read-only root file system.
FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 CASOMNIA_HOST=0.0.0.0
WORKDIR /srv/casomnia
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/casomnia /srv/casomnia
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["python3", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ.get('CASOMNIA_PORT', '8000')}/readyz\")"]
CMD ["casomnia", "serve"]
