"""A store in a temporary file; a PostgreSQL server of its own where one can be started."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from campaign.log.store.journal import Store

_NAMES = count()
PG_BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'dziennik.db'}"


@pytest.fixture
def store(url: str) -> Store:
    return Store(url, wait=2, new=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a PostgreSQL server, alive for the session."""
    missing = _missing()
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    _pg(user, "initdb", "-D", folder / "db", "-U", "log", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    _pg(user, "pg_ctl", "-D", folder / "db", "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://log@127.0.0.1:{port}/postgres"
    finally:
        _pg(user, "pg_ctl", "-D", folder / "db", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """URL of an empty database on the server."""
    name = f"proba{next(_NAMES)}"
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres_server.replace("/postgres", f"/{name}")


def _missing() -> str:
    if not importlib.util.find_spec("psycopg"):
        return "brak sterownika psycopg"
    return "" if (PG_BIN / "initdb").exists() else "brak serwera PostgreSQL (initdb)"


def _pg(user: str | None, program: str, *arguments: object) -> None:
    command = [str(PG_BIN / program), *map(str, arguments)]
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, timeout=60)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
