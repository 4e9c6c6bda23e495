from fastapi import APIRouter

accounts = APIRouter(prefix="/accounts")


@accounts.get("/me")
def me():
    return {}


@accounts.get("/{account_id}")
def read_account(account_id: int):
    return {}


@accounts.put("/{account_id}")
def write_account(account_id: int):
    return {}
