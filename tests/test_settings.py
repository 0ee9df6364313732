"""Settings: one frozen object; what is misspelt or wrong is said in words."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.errors import SettingsError
from app.settings import PREFIX, Settings

DEFAULTS = {
    "database_url": "sqlite:///var/casomnia.db",
    "content": Path("content"),
    "host": "127.0.0.1",
    "port": 8000,
    "workers": 1,
    "public_url": None,
    "cache_bytes": 33554432,
    "body_bytes": 262144,
    "grace_seconds": 10,
    "log_level": "info",
}
OTHERS = {
    "database_url": "sqlite:////srv/store.db",
    "content": "/srv/content",
    "host": "0.0.0.0",  # noqa: S104 - nothing listens here
    "port": "80",
    "workers": "4",
    "public_url": "https://casomnia.example/",
    "cache_bytes": "0",
    "body_bytes": "1024",
    "grace_seconds": "0",
    "log_level": "error",
}


def test_defaults() -> None:
    assert Settings.load({}).model_dump() == DEFAULTS


def test_other_variables_are_none_of_ours() -> None:
    assert Settings.load({"PATH": "/bin", "PORT": "1", "XCASOMNIA_PORT": "2"}) == Settings()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_comes_from_the_environment(name: str) -> None:
    settings = Settings.load({PREFIX + name.upper(): OTHERS[name]})
    assert str(getattr(settings, name)) == OTHERS[name]
    assert settings.model_dump(exclude={name}) == {n: value for n, value in DEFAULTS.items() if n != name}


def test_options_go_before_the_environment() -> None:
    environment = {"CASOMNIA_PORT": "1", "CASOMNIA_HOST": "h"}
    settings = Settings.load(environment, port=2, host=None, workers=3)
    assert (settings.port, settings.host, settings.workers) == (2, "h", 3)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("CASOMNIA_DATABASEURL", "did you mean CASOMNIA_DATABASE_URL?"),
        ("CASOMNIA_PROT", "did you mean CASOMNIA_PORT?"),
        ("casomnia_port", "did you mean CASOMNIA_PORT?"),
        ("CASOMNIA_XYZZY", "the settings are CASOMNIA_BODY_BYTES, CASOMNIA_CACHE_BYTES, "),
    ],
)
def test_a_misspelt_setting_is_reported(name: str, hint: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load({name: "x"})
    assert str(caught.value).startswith(f"{name} is not a setting; {hint}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "http"),
        ("port", "65536"),
        ("port", "-1"),
        ("port", ""),
        ("workers", "0"),
        ("workers", "257"),
        ("public_url", "casomnia.example"),
        ("cache_bytes", "-1"),
        ("cache_bytes", "17179869185"),
        ("cache_bytes", "32M"),
        ("grace_seconds", "601"),
        ("log_level", "loud"),
    ],
)
def test_a_value_that_is_not_allowed_is_named(name: str, value: str) -> None:
    variable = PREFIX + name.upper()
    with pytest.raises(SettingsError) as caught:
        Settings.load({variable: value})
    assert str(caught.value).startswith(f"{variable}: `{value}` does not do: ")
    assert "\n" not in str(caught.value)


def test_all_wrong_values_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load({"CASOMNIA_PORT": "x", "CASOMNIA_WORKERS": "y"})
    assert [line.split(":")[0] for line in str(caught.value).split("\n")] == ["CASOMNIA_PORT", "CASOMNIA_WORKERS"]


def test_settings_are_frozen() -> None:
    settings = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 1
