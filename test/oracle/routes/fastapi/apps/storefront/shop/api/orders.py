from fastapi import APIRouter


class OrderBook:
    def __init__(self):
        self.orders = []


def build_router(book: OrderBook) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    def list_orders():
        return book.orders

    @router.post("/")
    async def place_order():
        book.orders.append({})
        return {"id": len(book.orders)}

    @router.get("/{order_id}/lines/{line}")
    def read_line(order_id: int, line: int):
        return {"order": order_id, "line": line}

    return router
