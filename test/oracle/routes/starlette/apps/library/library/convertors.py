from starlette.convertors import Convertor, register_url_convertor


class ShelfConvertor(Convertor):
    regex = "[A-Z][0-9]{2}"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


def register() -> None:
    register_url_convertor("shelf", ShelfConvertor())
