"""Passwords: what is kept of one is a salted hash that is slow to make (scrypt)."""

import hashlib
import hmac
import secrets
import threading
import unicodedata

from tacitus.errors import UsageError

SHORTEST, LONGEST = 10, 1_000  # characters
# 2**15 blocks of 8 * 128 bytes: 32 MiB of memory for each try, of whoever guesses, too.
N, R, P = 2**15, 8, 3
MEMORY = 128 * N * R * 2
NOBODYS = f"scrypt${N}${R}${P}${'0' * 32}${'0' * 64}"
AT_ONCE = threading.Semaphore(2)  # so that many who sign in at once do not take all memory


def hash_of(password: str, name: str) -> str:
    """What is kept of a new password: `scrypt$N$R$P$SALT$HASH`. UsageError if it is too weak."""
    if len(password) < SHORTEST:
        raise UsageError(f"a password has at least {SHORTEST} characters: take a longer one")
    if len(password) > LONGEST:
        raise UsageError(f"a password has at most {LONGEST:,} characters: take a shorter one")
    if plain(password).casefold() == plain(name).casefold() or len(set(password)) == 1:
        raise UsageError("that password is guessed at once: take several words, or a sentence")
    salt = secrets.token_hex(16)
    return f"scrypt${N}${R}${P}${salt}${made(password, salt, N, R, P)}"


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one of which this was kept; None, for nobody's, takes as long."""
    _, n, r, p, salt, hash_ = (kept or NOBODYS).split("$")
    found = made(password[:LONGEST], salt, int(n), int(r), int(p))
    return hmac.compare_digest(found, hash_) and kept is not None


def made(password: str, salt: str, n: int, r: int, p: int) -> str:
    """The hash of a password, in hex."""
    with AT_ONCE:
        raw = hashlib.scrypt(
            plain(password).encode("utf-8", "surrogatepass"),
            salt=bytes.fromhex(salt), n=n, r=r, p=p, maxmem=MEMORY, dklen=32,
        )  # fmt: skip
    return raw.hex()


def plain(password: str) -> str:
    """A password, however its accents are typed."""
    return unicodedata.normalize("NFC", password)
