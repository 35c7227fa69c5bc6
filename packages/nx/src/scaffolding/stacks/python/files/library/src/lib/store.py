"""Where things are kept."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")


class Store(Protocol[Item]):
    """Keeps things of one kind."""

    def items(self) -> tuple[Item, ...]:
        """Everything in it, oldest first."""

    def add(self, item: Item) -> None:
        """Keep one more."""


class MemoryStore(Generic[Item]):
    """A store in memory, which ends with the process."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        """Begin with the given items."""
        self._items = list(items)

    def items(self) -> tuple[Item, ...]:
        """Everything in it, oldest first."""
        return tuple(self._items)

    def add(self, item: Item) -> None:
        """Keep one more."""
        self._items.append(item)
