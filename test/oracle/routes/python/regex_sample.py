"""A text that a regular expression matches."""

import re
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import sre_constants as kinds
    import sre_parse

# Tried in this order where several characters are allowed.
_CHARACTERS = "a7A-_0. x/"


def sample(pattern: str) -> str:
    """The shortest way through the pattern, but no part of it left out that may not be."""
    text = "".join(_one(kind, value) for kind, value in sre_parse.parse(pattern))
    if re.search(pattern, text) is None:
        raise ValueError(f"no text for {pattern}")
    return text


def _all(parts) -> str:
    return "".join(_one(kind, value) for kind, value in parts)


def _one(kind, value) -> str:
    if kind is kinds.LITERAL:
        return chr(value)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        least, _, parts = value
        return _all(parts) * least
    if kind is kinds.SUBPATTERN:
        return _all(value[-1])
    if kind is kinds.BRANCH:
        return _all(value[1][0])
    if kind is kinds.AT:
        return ""
    # A character of a set: the one that the set itself says that it matches.
    return next(one for one in _CHARACTERS if _matches(kind, value, one))


def _matches(kind, value, one: str) -> bool:
    if kind is kinds.ANY:
        return True
    if kind is kinds.NOT_LITERAL:
        return ord(one) != value
    if kind is kinds.CATEGORY:
        return re.fullmatch(_CATEGORIES[value], one) is not None
    if kind is kinds.RANGE:
        return value[0] <= ord(one) <= value[1]
    if kind is kinds.LITERAL:
        return ord(one) == value
    if kind is kinds.IN:
        negated = value[0][0] is kinds.NEGATE
        return any(_matches(each, what, one) for each, what in value if each is not kinds.NEGATE) != negated
    raise ValueError(f"no character for {kind}")


_CATEGORIES = {
    kinds.CATEGORY_DIGIT: r"\d",
    kinds.CATEGORY_NOT_DIGIT: r"\D",
    kinds.CATEGORY_SPACE: r"\s",
    kinds.CATEGORY_NOT_SPACE: r"\S",
    kinds.CATEGORY_WORD: r"\w",
    kinds.CATEGORY_NOT_WORD: r"\W",
}
