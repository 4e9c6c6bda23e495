from dataclasses import dataclass

API_ROOT = "/api"
VERSION = "v1"
API_PREFIX = f"{API_ROOT}/{VERSION}"


@dataclass(frozen=True)
class Settings:
    title: str = "Storefront"
    with_admin: bool = True
