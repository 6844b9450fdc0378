"""How often somebody may try to sign in: after some wrong tries a name, or an address, has to wait,
longer and longer. Kept in memory: it ends with the server."""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

from tacitus.errors import UsageError
from tacitus.store.people import folded

FREE = {"name": 5, "address": 20}  # tries before one has to wait
FIRST, LONGEST = 30.0, 900.0  # seconds to wait: twice as long after each further try
MEMORY = 3600.0  # seconds after which tries are forgotten
MOST = 20_000  # names and addresses that are kept in mind


class TooMany(UsageError):
    """Too many tries; `seconds` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        wait = f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"
        super().__init__(f"too many wrong tries: wait {wait}, then try again")
        self.seconds = seconds


class Tries:
    """The tries of late, by name and by address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        # number of tries, when the last one was, until when to wait; the oldest first
        self._kept: OrderedDict[str, tuple[int, float, float]] = OrderedDict()

    def begin(self, name: str, address: str) -> None:
        """Count a try before it is made, so that many at once are counted too; TooMany if it may
        not be made yet."""
        now = self._clock()
        keys = keys_of(name, address)
        with self._lock:
            self._forget(now)
            wait = max(self._kept.get(key, (0, 0.0, now))[2] - now for key in keys.values())
            if wait > 0:
                raise TooMany(int(wait) + 1)
            for kind, key in keys.items():
                number = self._kept.get(key, (0, 0.0, 0.0))[0] + 1
                over = number - FREE[kind]
                pause = min(FIRST * 2.0**over, LONGEST) if over >= 0 else 0.0
                self._kept[key] = (number, now, now + pause)
                self._kept.move_to_end(key)

    def good(self, name: str, address: str) -> None:
        """It was the right password: the name starts anew, and for the address it was no try."""
        keys = keys_of(name, address)
        with self._lock:
            self._kept.pop(keys["name"], None)
            number, last, _ = self._kept.pop(keys["address"], (0, 0.0, 0.0))
            if number > 1:
                self._kept[keys["address"]] = (number - 1, last, 0.0)

    def _forget(self, now: float) -> None:
        while self._kept:
            key, (_, last, until) = next(iter(self._kept.items()))
            if len(self._kept) <= MOST and now < max(last + MEMORY, until):
                return
            del self._kept[key]


def keys_of(name: str, address: str) -> dict[str, str]:
    """What tries are counted by: never a name in clear, it may be a password typed in its place."""
    folded_name = folded(name).encode("utf-8", "surrogatepass")
    return {"name": sha256(folded_name).hexdigest(), "address": network(address)}


def network(address: str) -> str:
    """The address, or of IPv6 the network that one household has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
