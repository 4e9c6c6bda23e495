from fastapi import APIRouter

BASE = "/devices"

devices = APIRouter(prefix=BASE)


@devices.get("")
def list_devices():
    return []


@devices.get("/")
def list_devices_slash():
    return []


@devices.get("/{device_id:uuid}")
def by_id(device_id):
    return str(device_id)


@devices.get("/{device_id:int}.json")
def as_json(device_id: int):
    return {}


@devices.get("/{rate:float}/rate")
def by_rate(rate: float):
    return rate


@devices.trace("/{device_id}/trace")
def trace(device_id: str):
    return device_id
