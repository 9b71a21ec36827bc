"""Facilitators' accounts: the one-time link, sign in, sign out, name and password."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop import runtime
from workshop.application.access import token_hash
from workshop.domain.errors import N_, NotAllowed, Refused
from workshop.store.accounts import Account

from . import identity, passwords
from .limits import new_limiter, sign_in_key
from .site import translate

if TYPE_CHECKING:
    from workshop.services import Services

_MISLEADING = re.compile(r"[\\\x00-\x1f\x7f]")


def signed_in_page(services: Services) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator: the view gets the signed-in account first; others are asked to sign in."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            account = identity.signed_in(services)
            if account is not None:
                return view(account, *args, **kwargs)
            if request.path.startswith("/api/"):
                raise NotAllowed(
                    N_("You have been away for a while. Sign in again; your draft is kept."),
                    code="signed_out",
                )
            return redirect(url_for("account.sign_in_page", next=request.full_path.rstrip("?")))

        return guarded

    return decorate


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("account", __name__)
    directory = services.directory
    limiter = new_limiter()
    pages.record_once(lambda setup: limiter.init_app(cast("Flask", setup.app)))

    @pages.get("/welcome/<token>")
    def welcome(token: str) -> ResponseReturnValue:
        link = runtime.run_blocking(directory.links.find, token_hash(token))
        if link is None or link.used_at is not None or link.expires_at <= services.clock.now():
            if identity.signed_in(services) is not None:
                # The link still stands in the window in which the server was started.
                return redirect(url_for("workshops.dashboard"))
            return render_template("account/used_link.html"), 410
        known = runtime.run_blocking(passwords.known_by_link, directory, token_hash(token))
        if known is not None and not known.password_hash:
            # The demonstration's facilitator has no password: the link itself lets them in.
            runtime.run_blocking(directory.links.redeem, token_hash(token), services.clock.now())
            identity.sign_in(services, known)
            return redirect(_next())
        return render_template("account/welcome.html", token=token, known=known)

    @pages.post("/welcome/<token>")
    def accept_welcome(token: str) -> ResponseReturnValue:
        form = request.form
        try:
            account = runtime.run_blocking(
                passwords.by_link,
                directory,
                token_hash(token),
                form.get("name", ""),
                form.get("email", ""),
                form.get("password", ""),
                services.clock.now(),
            )
        except Refused as refused:
            known = runtime.run_blocking(passwords.known_by_link, directory, token_hash(token))
            page = render_template(
                "account/welcome.html", token=token, known=known, **_problem(refused)
            )
            return page, refused.status
        if account is None:
            return render_template("account/used_link.html"), 410
        identity.sign_in(services, account)
        return redirect(url_for("workshops.dashboard"))

    @pages.get("/sign-in")
    def sign_in_page() -> ResponseReturnValue:
        if identity.signed_in(services) is not None:
            return redirect(_next())
        return render_template("account/sign_in.html", next=_next())

    @pages.post("/sign-in")
    @limiter.limit("60 per minute")  # checking a password is hard work, whoever's it is
    @limiter.limit("10 per minute", key_func=sign_in_key)
    def sign_in() -> ResponseReturnValue:
        email, password = request.form.get("email", ""), request.form.get("password", "")
        try:
            account = runtime.run_blocking(passwords.check, directory, email, password)
        except Refused as refused:
            page = render_template("account/sign_in.html", next=_next(), **_problem(refused))
            return page, refused.status
        identity.sign_in(services, account)
        return redirect(_next())

    @pages.post("/sign-out")
    def sign_out() -> ResponseReturnValue:
        identity.sign_out(services)
        flash(_("You are signed out."), "good")
        return redirect(url_for("account.sign_in_page"))

    @pages.get("/account")
    @signed_in_page(services)
    def account_page(account: Account) -> ResponseReturnValue:
        return render_template("account/account.html", account=account)

    @pages.post("/account")
    @signed_in_page(services)
    def change_account(account: Account) -> ResponseReturnValue:
        form = request.form
        try:
            runtime.run_blocking(
                passwords.rename, directory, account, form.get("name", ""), form.get("email", "")
            )
        except Refused as refused:
            page = render_template("account/account.html", account=account, **_problem(refused))
            return page, refused.status
        flash(_("Your name and e-mail address are stored."), "good")
        return redirect(url_for("account.account_page"))

    @pages.post("/account/password")
    @limiter.limit("10 per minute", key_func=sign_in_key)
    @signed_in_page(services)
    def change_password(account: Account) -> ResponseReturnValue:
        form = request.form
        try:
            changed = runtime.run_blocking(
                passwords.change_password,
                directory,
                account,
                form.get("current", ""),
                form.get("password", ""),
            )
        except Refused as refused:
            page = render_template("account/account.html", account=account, **_problem(refused))
            return page, refused.status
        identity.sign_in(services, changed)
        flash(_("Your password is changed. All other devices are signed out."), "good")
        return redirect(url_for("account.account_page"))

    return pages


def _next() -> str:
    """Where to go after signing in: a page of this site only, never an address from outside."""
    wanted = request.values.get("next", "")
    # Browsers read a backslash as a slash, and leave out tabs and line breaks wherever they stand.
    if not wanted.startswith("/") or wanted.startswith("//") or _MISLEADING.search(wanted):
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:  # such as a bracket that is not closed
        return "/"
    return "/" if parts.scheme or parts.netloc else wanted


def _problem(refused: Refused) -> dict[str, Any]:
    """What a form shows of a refusal, and what was typed (never a password)."""
    return {
        "problem": translate(refused),
        "problem_field": refused.field,
        "typed": {key: request.form.get(key, "") for key in ("name", "email")},
    }
