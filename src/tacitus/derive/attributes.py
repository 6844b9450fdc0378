"""What a report says of somebody outside any event: age, occupation, title, affiliation, relation,
status. Each is a claim of the author with the words it came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.countries import country_of_demonym
from tacitus.derive.ages import age_of
from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being, called_by
from tacitus.derive.clusters import Cluster
from tacitus.nouns import noun
from tacitus.values import Claim, ClaimValue, Span, Tie, Words
from tacitus.vocabulary import AttributeField

STATES = {
    "off-duty": "off duty", "retired": "retired", "former": "former", "ex": "former",
    "acting": "acting", "interim": "interim", "exiled": "exiled", "jailed": "jailed",
    "ousted": "ousted", "deposed": "deposed", "late": "late", "outgoing": "outgoing",
    "wanted": "wanted", "disgraced": "disgraced", "unarmed": "unarmed", "pregnant": "pregnant",
    "disabled": "disabled", "convicted": "convicted", "fugitive": "fugitive", "veteran": "veteran",
    "plainclothes": "plainclothes", "undercover": "undercover", "uniformed": "uniformed",
}  # fmt: skip
# Words for persons that are nobody's post.
NO_POST = frozenset(
    "source member insider observer candidate representative delegate veteran".split()
)
TOLD_OF = frozenset(("person", "people", "organisation"))
TAILS = ("of", "to", "for")
LINKS = frozenset("of for at from with in".split())
NAME_LINKS = frozenset(("of", "from", "at"))


@dataclass(frozen=True, slots=True)
class Owners:
    """Who stands inside whose mention: for each mention number the mentions inside it, the persons
    whose relatives a list goes on with there, and the cluster and entity id of each mention;
    `bodies` are the organisations, `lands` the states and places, by the token they begin at."""

    inside: dict[int, list[Being]]
    kin_of: dict[int, list[Being]]
    cluster_of: dict[int, Cluster]
    id_of: dict[int, str]  # by the identity of a cluster
    bodies: dict[int, Being]
    lands: dict[int, Being]

    def entity(self, being: Being) -> str:
        """The id of the entity that a mention stands for."""
        return self.id_of[id(self.cluster_of[being.number])]


@dataclass(frozen=True, slots=True)
class Told:
    """An attribute before it is a claim."""

    field: AttributeField
    value: ClaimValue
    evidence: Span


def attributes_of(
    cluster: Cluster, entity: str, owners: Owners, reading: Reading
) -> tuple[Claim, ...]:
    """All attributes of a being, one claim a value, every place where it is told as evidence."""
    found: dict[tuple[AttributeField, ClaimValue], list[Span]] = {}
    told_of = (being for being in cluster.members if being.kind in TOLD_OF)
    for being in told_of:
        for told in told_by(being, owners, reading):
            key = next((k for k in found if same(k, told)), (told.field, told.value))
            spans = found.setdefault(key, [])
            if told.evidence not in spans and len(spans) < 3:
                spans.append(told.evidence)
    return tuple(
        Claim(f"{entity}.a{number}", field, value, tuple(spans), confidence=0.8)
        for number, ((field, value), spans) in enumerate(found.items(), 1)
    )


def same(key: tuple[AttributeField, ClaimValue], told: Told) -> bool:
    """Whether an attribute repeats one already told: the same value, or a title or occupation in
    fewer words ("ambassador" after "ambassador to Kenya")."""
    field, value = key
    if field != told.field:
        return False
    if isinstance(value, Words) and isinstance(told.value, Words):
        old, new = value.text.lower(), told.value.text.lower()
        return old == new or old.startswith(new + " ") or old.endswith(" " + new)
    return value == told.value


def told_by(being: Being, owners: Owners, reading: Reading) -> Iterator[Told]:
    """What one mention tells of the being it stands for."""
    if being.kind != "organisation" and being.pronoun not in ("I", "we", "they", "it"):
        found = age_of(being, reading)
        if found is not None:
            yield Told("age", *found)
    if being.pronoun:
        return
    if being.kind == "person":
        yield from posts(being, owners, reading)
    if being.kind != "organisation":
        yield from status(being, reading)
        yield from relation(being, owners, reading)
    yield from affiliation(being, owners, reading)


def posts(being: Being, owners: Owners, reading: Reading) -> Iterator[Told]:
    """An office as `title`, an occupation as `occupation`, with the words that tell it apart
    ("ambassador to Kenya"; a body that follows is an affiliation); of two before a name ("police
    chief Colonel") both."""
    inside = owners.inside.get(being.number, ())
    body = any(b.kind == "organisation" and b.tokens[0] > being.head_tokens[1] for b in inside)
    called, words = being.noun, being.noun_words
    last = being.head_tokens[0] if being.name else being.head_tokens[1]
    while called is not None:
        first = noun_start(being, words, last)
        if called.role == "occupation":
            first = with_kind(being, reading, first)
        elif called.one == "minister" and being.name:
            first = with_field(being, owners, reading, first)
        if called.role in ("office", "occupation") and called.one not in NO_POST:
            field: AttributeField = "title" if called.role == "office" else "occupation"
            end = last if body else post_tail(being, reading, last)
            text, evidence = post_words(being, reading, first, end)
            yield Told(field, Words(text), evidence)
        if not being.name:
            return
        last = first
        called, words = called_by(being.words[: last - being.tokens[0]])


def post_tail(being: Being, reading: Reading, last: int) -> int:
    """Where a post ends whose noun ends at token `last`: after "to Kenya", "of Lodz"."""
    followed = being.described and last < being.tokens[1] and reading.word(last) in TAILS
    return being.tokens[1] if followed else last


def post_words(being: Being, reading: Reading, first: int, end: int) -> tuple[str, Span]:
    """The words for a post, tokens `first` to `end`, as written, and the evidence: the post with
    the name after it, or the mention up to the end of the post."""
    while reading.word(end - 1) == ".":
        end -= 1
    text = Span(reading.starts[first], reading.tokens[end - 1].end).of(reading.text)
    start = reading.starts[first if being.name else being.tokens[0]]
    return text, Span(start, being.span.end if being.name else reading.tokens[end - 1].end)


def with_kind(being: Being, reading: Reading, first: int) -> int:
    """The token where an occupation begins with the noun that says of what kind it is ("fruit
    seller")."""
    before = first - 1
    if before < being.tokens[0] or reading.tag(before) != "NOUN":
        return first
    known = noun(reading.word(before))
    body = known is not None and known.role == "body"
    return first if body or reading.word(before).endswith("-old") else before


def with_field(being: Being, owners: Owners, reading: Reading, first: int) -> int:
    """The token where a minister's title begins with the capitalised words of his field ("Home
    Affairs Minister Ana Ruiz")."""
    inside = {k for b in owners.inside.get(being.number, ()) for k in range(*b.tokens)}
    k = first
    while k > being.tokens[0] and k - 1 not in inside:
        word = reading.tokens[k - 1].word
        if not word[0].isupper() or country_of_demonym(word) or word.lower() in ("the", "former"):
            break
        k -= 1
    return k


def noun_start(being: Being, words: str, last: int) -> int:
    """The token where a noun begins that ends before token `last`, full stops not counted."""
    first, count = last, len(words.split())
    while count and first > being.tokens[0]:
        first -= 1
        count -= being.words[first - being.tokens[0]] != "."
    return first


def noun_tokens(being: Being) -> tuple[int, int]:
    """The tokens of the noun that a mention is called by."""
    last = being.head_tokens[0] if being.name else being.head_tokens[1]
    return noun_start(being, being.noun_words, last), last


def status(being: Being, reading: Reading) -> Iterator[Told]:
    """A state told by an adjective: "off-duty", "former"."""
    for k, word in enumerate(being.words):
        if word in STATES and k + being.tokens[0] < being.head_tokens[1]:
            token = reading.tokens[being.tokens[0] + k]
            yield Told("status", Words(STATES[word]), token.span)


def relation(being: Being, owners: Owners, reading: Reading) -> Iterator[Told]:
    """Whose relative somebody is: "Ana's brother", "his wife", "the father of Ana", and those after
    them in a list ("Ana's parents, sister and lodger")."""
    if being.noun is None:
        return
    close = being.noun.role == "kin" or being.noun.one in ("family", "families", "client")
    if not close and (being.noun.role != "occupation" or being.article != "his"):
        return
    owner, start = owner_of(being, owners, reading)
    if owner is None:
        return
    first, last = noun_tokens(being)
    text = Span(reading.starts[first], reading.tokens[last - 1].end).of(reading.text)
    end = max(reading.tokens[last - 1].end, owner.span.end)
    yield Told("relation", Tie(text, owners.entity(owner)), Span(start, end))


def owner_of(being: Being, owners: Owners, reading: Reading) -> tuple[Being | None, int]:
    """Whose relative somebody is, and where the evidence begins."""
    for other in owners.inside.get(being.number, ()):
        if other.kind in ("person", "people") and other.span != being.span:
            return other, being.span.start
    i = being.tokens[0] - 1
    if being.article or reading.word(i) not in (",", "and"):
        return None, 0
    listed = owners.kin_of.get(being.number)
    return (listed[0], listed[0].span.start) if listed else (None, 0)


def affiliation(being: Being, owners: Owners, reading: Reading) -> Iterator[Told]:
    """The body that somebody belongs to: "UN spokesman", "its director", "the leader of the
    Workers' Party"."""
    if being.noun is None or being.noun.role not in ("office", "occupation", "person"):
        if being.name and being.kind == "person":
            yield from body_behind(being, owners, reading)
        return
    first, last = noun_tokens(being)
    for other in owners.inside.get(being.number, ()):
        if other.number not in owners.cluster_of or (other.article == "his" and other.described):
            continue
        cluster = owners.cluster_of[other.number]
        if cluster.kind != "organisation" or cluster is owners.cluster_of[being.number]:
            continue
        before = other.tokens[1] <= last - (not other.pronoun) and other.tokens[0] <= first
        after = other.tokens[0] > last and reading.word(last) in TAILS
        if not before and not after:
            continue
        end = post_end(other.tokens[1], last, reading) if before else other.span.end
        start = other.span.start if before else reading.starts[first]
        yield Told(
            "affiliation",
            Tie(body_text(other, cluster, reading), owners.entity(other)),
            Span(start, end),
        )
        return
    yield from body_behind(being, owners, reading)


def body_behind(being: Being, owners: Owners, reading: Reading) -> Iterator[Told]:
    """The body named right behind a person: "a spokesman for the Interior Ministry", "Ana Ruiz of
    Amnesty International"."""
    at = being.tokens[1]
    links = LINKS if being.described else NAME_LINKS
    other = owners.bodies.get(at + 1) if reading.word(at) in links else None
    if other is None or other.number not in owners.cluster_of:
        return
    cluster = owners.cluster_of[other.number]
    start = reading.starts[being.head_tokens[0] if being.name else noun_tokens(being)[0]]
    tie = Tie(body_text(other, cluster, reading), owners.entity(other))
    yield Told("affiliation", tie, Span(start, other.span.end))


def body_text(being: Being, cluster: Cluster, reading: Reading) -> str:
    """What to call a body: its name here, its name elsewhere for a pronoun, or the words."""
    if being.name:
        return being.head
    if being.pronoun and cluster.heads:
        return cluster.heads[0]
    described = next((b for b in cluster.members if b.described), being)
    return (described if being.pronoun else being).span.of(reading.text)


def post_end(first: int, last: int, reading: Reading) -> int:
    """Where the first word for a person ends among tokens `first` to `last`."""
    for i in range(first, last - 1):
        known = noun(reading.word(i))
        if known is not None and known.kind == "person":
            return reading.tokens[i].end
    return reading.tokens[last - 1].end
