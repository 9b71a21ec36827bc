"""The addresses that are printed and put into QR codes."""

from __future__ import annotations

import ipaddress

import pytest

from workshop import addresses
from workshop.settings import Settings


def _at(host: str, port: int, **environ: str) -> Settings:
    return Settings.from_env(environ).at(host, port)


def test_everybody_in_the_network_gets_this_machines_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On all interfaces: localhost for the facilitator, the network's address for the others."""
    monkeypatch.setattr(addresses, "lan_address", lambda: "192.168.1.20")
    settings = _at("0.0.0.0", 5000)
    assert addresses.own_url(settings) == "http://localhost:5000"
    assert addresses.participants_url(settings) == "http://192.168.1.20:5000"


def test_without_a_network_this_machine_is_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop on a train can still rehearse."""
    monkeypatch.setattr(addresses, "lan_address", lambda: None)
    assert addresses.participants_url(_at("0.0.0.0", 80)) == "http://localhost"


def test_a_public_address_is_for_all() -> None:
    """Behind a proxy the address of the machine means nothing to people."""
    settings = _at("0.0.0.0", 5000, WORKSHOP_PUBLIC_URL="https://workshop.example.org")
    assert addresses.own_url(settings) == "https://workshop.example.org"
    assert addresses.participants_url(settings) == "https://workshop.example.org"


@pytest.mark.parametrize(
    ("host", "url"), [("127.0.0.1", "http://127.0.0.1:5000"), ("fe80::1", "http://[fe80::1]:5000")]
)
def test_one_interface_has_one_address(host: str, url: str) -> None:
    """`--local`, or WORKSHOP_HOST."""
    settings = _at(host, 5000)
    assert not addresses.on_all_interfaces(settings)
    assert addresses.own_url(settings) == addresses.participants_url(settings) == url


def test_the_networks_address_is_one_that_others_can_use() -> None:
    """Never a loopback address; none where there is no network."""
    found = addresses.lan_address()
    assert found is None or not ipaddress.ip_address(found).is_loopback
