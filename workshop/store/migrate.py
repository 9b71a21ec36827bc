"""Bring the database's tables to the shape that this version of the code needs.

`attach` and `migrate` are for the Flask application, `upgrade` for commands without one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic.command import upgrade as alembic_upgrade
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy.pool import NullPool

from workshop.store.database import Database, Transaction, database_url, prepare
from workshop.store.tables import db

MIGRATIONS: Final = Path(__file__).parent / "migrations"
#: Any number will do, as long as nothing else in the same database locks it.
LOCK: Final = 7_067_327


class NewerDatabase(RuntimeError):
    """The database was used by a newer version of the product; this one must not touch it."""


def attach(app: Flask, url: str) -> None:
    """Give the application its Flask-SQLAlchemy, with the settings that the store has as well."""
    address = database_url(url)
    app.config["SQLALCHEMY_DATABASE_URI"] = address.render_as_string(hide_password=False)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"poolclass": NullPool, "hide_parameters": True}
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


def migrate(app: Flask) -> None:
    """Upgrade the database of the application; see `upgrade`. Call it at start, before serving."""
    database = Database(app.config["SQLALCHEMY_DATABASE_URI"])
    try:
        upgrade(database)
    finally:
        database.close()


def upgrade(database: Database) -> None:
    """Run the migrations that are missing, all in one transaction; none costs one look.

    Several processes may do it at once: one does the work, the others wait. Raises
    `NewerDatabase`.
    """
    newest = newest_revision()
    with database.writing() as transaction:
        if not transaction.sqlite:
            transaction.connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        found = revision(transaction)
        if found == newest:
            return
        config = _config()
        if found is not None and found not in _known(config):
            raise NewerDatabase(
                "This database was used by a newer version of Lodestar. Start that version, or"
                " point WORKSHOP_DATA at another folder."
            )
        config.attributes["connection"] = transaction.connection
        alembic_upgrade(config, "head")


def revision(transaction: Transaction) -> str | None:
    """The revision of the database's tables; None where there are none yet."""
    return MigrationContext.configure(transaction.connection).get_current_revision()


def newest_revision() -> str:
    """The revision of the tables that this version of the code needs."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None, "there is at least one migration"
    return newest


def _known(config: Config) -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
