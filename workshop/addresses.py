"""The addresses under which people reach this server."""

from __future__ import annotations

import ipaddress
import socket

from workshop.settings import Settings


def lan_address() -> str | None:
    """This machine's address in its network, or None where there is no network.

    Nothing is sent: the operating system is only asked which way it would go.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
        try:
            way_out.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737)
            address: str = way_out.getsockname()[0]
        except OSError:
            return None
    return None if ipaddress.ip_address(address).is_loopback else address


def on_all_interfaces(settings: Settings) -> bool:
    """Whether the whole network can reach the server."""
    return settings.host in ("0.0.0.0", "::", "")


def own_url(settings: Settings) -> str:
    """The address for a browser on this machine."""
    return settings.public_url or _url(
        "localhost" if on_all_interfaces(settings) else settings.host, settings.port
    )


def loopback_url(settings: Settings) -> str:
    """The address for programs on this machine, whatever the public one is."""
    host = settings.host
    if on_all_interfaces(settings):
        host = "::1" if host == "::" else "127.0.0.1"
    return _url(host, settings.port)


def participants_url(settings: Settings) -> str:
    """The address for everybody else: the public one, or this machine's in its network."""
    if settings.public_url:
        return settings.public_url
    if on_all_interfaces(settings):
        return _url(lan_address() or "localhost", settings.port)
    return _url(settings.host, settings.port)


def _url(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"
