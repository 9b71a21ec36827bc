"""What access asks of the tables."""

from __future__ import annotations

from workshop.store.directory import Directory


class AccessTables:
    """`access.Directory` over the real tables."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def participant_of(self, token_hash: str) -> tuple[str, str, bool] | None:
        found = self._directory.people.find_by_token(token_hash)
        return None if found is None else (found.workshop, found.id, found.removed)

    def account_generation(self, account: str) -> int | None:
        found = self._directory.accounts.find(account)
        return None if found is None else found.auth_generation

    def has_ended(self, sign_in: str) -> bool:
        return self._directory.ended_sign_ins.has_ended(sign_in)

    def leads(self, account: str, workshop: str) -> bool:
        found = self._directory.workshops.find(workshop)
        return found is not None and found.account == account

    def screen_key(self, workshop: str) -> str | None:
        found = self._directory.workshops.find(workshop)
        return None if found is None else found.screen_key
