"""The dashboard: a facilitator's workshops, found, created, duplicated, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop import runtime
from workshop.application.access import new_token
from workshop.application.planning import Plan, fresh_copy
from workshop.domain.errors import Refused
from workshop.domain.state import Brief
from workshop.method import templates
from workshop.store.accounts import Account

from . import addressing, identity, plan_form
from .account import signed_in_page
from .once import Once
from .site import translate

if TYPE_CHECKING:
    from workshop.services import Services

STATUSES = ("planned", "live", "finished")


def blueprint(services: Services) -> Blueprint:
    pages = Blueprint("workshops", __name__)
    guarded = signed_in_page(services)
    created: Once[str] = Once()
    copied: Once[str] = Once()

    @pages.get("/")
    def dashboard() -> ResponseReturnValue:
        account = identity.signed_in(services)
        if account is None:
            return render_template("join/code.html", front=True)
        return _dashboard(account)

    def _dashboard(account: Account) -> str:
        search = request.args.get("q", "").strip()[:100]
        status = request.args.get("status", "")
        status = status if status in STATUSES else ""
        found = runtime.run_blocking(
            services.directory.workshops.of_account, account.id, search, status
        )
        return render_template(
            "workshops/dashboard.html",
            account=account,
            workshops=found,
            search=search,
            status=status,
            statuses=STATUSES,
            code_shown=addressing.code_shown,
            press=new_token(),
        )

    @pages.get("/workshops/new")
    @guarded
    def new(_account: Account) -> str:
        return _form(None, None)

    @pages.post("/workshops/new")
    @guarded
    def create(account: Account) -> ResponseReturnValue:
        def make() -> str:
            plan = plan_form.read_new(request.form, services.ids)
            return services.create_workshop(account.id, plan).code

        fields = tuple(f for f in request.form.items(multi=True) if f[0] != "csrf_token")
        try:
            code = created.made((account.id, fields), make) if request.form.get("press") else make()
        except Refused as refused:
            return _form(refused, request.form), refused.status
        return redirect(url_for("rooms.facilitator", code=code))

    def _form(refused: Refused | None, typed: Any) -> str:
        wrong = (
            plan_form.all_wrong(typed, refused, templates.default_groups(), services.ids)
            if refused
            else {}
        )
        return render_template(
            "workshops/new.html",
            press=new_token(),
            templates=templates.shipped().values(),
            groups=plan_form.typed_groups(typed) if typed else templates.default_groups(),
            default=templates.DEFAULT,
            rule=Brief(title="").rule,
            typed=typed or {},
            problems={field: translate(each) for field, each in wrong.items()},
        )

    @pages.post("/w/<code>/duplicate")
    @guarded
    def duplicate(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)

        def make() -> str:
            state = services.room(listing.id).state
            plan = fresh_copy(Plan(state.brief, state.agenda, state.reserve), services.ids)
            return services.create_workshop(account.id, plan_form.as_copy(plan)).code

        press = request.form.get("press")
        copy = copied.made((account.id, listing.id, press), make) if press else make()
        flash(_("A copy is ready: same brief and agenda, nothing written yet."), "good")
        return redirect(url_for("plan.plan_page", code=copy))

    @pages.get("/w/<code>/delete")
    @guarded
    def confirm_delete(account: Account, code: str) -> str:
        listing = identity.led_workshop(services, account, code)
        return render_template("workshops/delete.html", listing=listing)

    @pages.post("/w/<code>/delete")
    @guarded
    def delete(account: Account, code: str) -> ResponseReturnValue:
        listing = identity.led_workshop(services, account, code)
        services.delete_workshop(listing.id)
        flash(_("“%(title)s” and everything in it is deleted.", title=listing.title), "good")
        return redirect(url_for("workshops.dashboard"))

    return pages
