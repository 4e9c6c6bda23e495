from fastapi import APIRouter

tickets = APIRouter()
legacy_tickets = APIRouter()


@tickets.get("/")
def list_tickets():
    return []


@tickets.get("/{ticket_id}")
def read_ticket(ticket_id: int):
    return {"id": ticket_id}


# Catches no request: the parameter above takes `open` first, and then refuses it because it is no number.
@tickets.get("/open")
def open_tickets():
    return []


@legacy_tickets.get("/")
def old_list():
    return []


@legacy_tickets.get("/{number}")
def old_ticket(number: str):
    return {"number": number}


@legacy_tickets.post("/{number}")
def old_reply(number: str):
    return {"number": number}


# Other names, converters that exclude one another for some paths and not for others.
@tickets.get("/by-number/{number:int}")
def by_number(number: int):
    return {"number": number}


@tickets.get("/by-number/{name}")
def by_name(name: str):
    return {"name": name}


@tickets.get("/files/{path:path}")
def any_file(path: str):
    return path


@tickets.get("/files/{name}/meta")
def file_meta(name: str):
    return name


# Neither of the two contains the other: both take /tickets/pairs/a/b.
@tickets.get("/pairs/{first}/b")
def pairs_by_first(first: str):
    return first


@tickets.get("/pairs/a/{second}")
def pairs_by_second(second: str):
    return second
