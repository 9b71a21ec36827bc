"""How Alembic runs here: on the transaction that `workshop.store.migrate` began."""

from alembic import context

from workshop.store.tables import db

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadata,
    render_as_batch=True,
)
context.run_migrations()
