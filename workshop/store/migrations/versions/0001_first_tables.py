"""The first tables. There is no way down but a backup that was made before the way up."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("auth_generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("email", name="uq_accounts_email"),
    )
    op.create_table(
        "sign_in_links",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account", sa.String(12), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sign_in_links"),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.id"], name="fk_sign_in_links_account", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("account", sa.String(12), nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("screen_key", sa.String(32), nullable=False),
        sa.Column("outcome_key", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.id"], name="fk_workshops_account", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("code", name="uq_workshops_code"),
        sa.UniqueConstraint("screen_key", name="uq_workshops_screen_key"),
        sa.UniqueConstraint("outcome_key", name="uq_workshops_outcome_key"),
    )
    op.create_index("ix_workshops_account", "workshops", ["account"])
    op.create_table(
        "participants",
        sa.Column("workshop", sa.String(12), nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=True),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id", name="pk_participants"),
        sa.ForeignKeyConstraint(
            ["workshop"], ["workshops.id"], name="fk_participants_workshop", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("token_hash", name="uq_participants_token_hash"),
    )
    op.create_table(
        "events",
        sa.Column("workshop", sa.String(12), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("personal", sa.Text(), nullable=True),
        sa.Column("salts", sa.Text(), nullable=True),
        sa.Column("personal_hash", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "version", name="pk_events"),
        sa.ForeignKeyConstraint(
            ["workshop"], ["workshops.id"], name="fk_events_workshop", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "ballots",
        sa.Column("workshop", sa.String(12), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("voter", sa.Text(), nullable=False),
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "round", "voter", name="pk_ballots"),
        sa.ForeignKeyConstraint(
            ["workshop"], ["workshops.id"], name="fk_ballots_workshop", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipts",
        sa.Column("workshop", sa.String(12), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "participant", "command", name="pk_receipts"),
        sa.ForeignKeyConstraint(
            ["workshop"], ["workshops.id"], name="fk_receipts_workshop", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("workshop", sa.String(12), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(
            ["workshop"], ["workshops.id"], name="fk_documents_workshop", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_documents_workshop", "documents", ["workshop"])
    op.create_table(
        "templates",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("account", sa.String(12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_templates"),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.id"], name="fk_templates_account", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_templates_account", "templates", ["account"])
