"""Alembic's door: runs on the connection that `storage.schema.migrate` hands in."""

from alembic import context

from desktop_ar.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
