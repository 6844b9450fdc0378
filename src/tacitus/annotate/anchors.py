"""Words that name a happening, with PLOVER type and mode.

Words of `data/anchors.toml` in the sense that their conditions ask for; then what stands around
decides whether weak words (an explosion, a death) tell of violence, which of several words names
the happening, its mode, and by the hedges how sure it is.
"""

from collections.abc import Sequence

from tacitus.annotate.anchor_choice import DEFINITE, chosen
from tacitus.annotate.anchor_found import Found, by_sentence, find
from tacitus.annotate.anchor_modes import with_modes
from tacitus.annotate.anchor_sense import Ground, word_list
from tacitus.annotate.anchor_settings import setting_score, settings_of
from tacitus.annotate.hedges import RANK, Hedge, hedges_over
from tacitus.closed_class import MONTHS, WEEKDAYS
from tacitus.marks import Anchor, Sentence, Token
from tacitus.values import Span, Unknown
from tacitus.vocabulary import Stage

WOULD = frozenset({"would", "'d"})
CONDITIONS = frozenset({"if", "unless", "otherwise", "could"})
BEFORE = 6  # words before a noun that may say what it is remembered by
NO = frozenset("no little lack absence".split())
PAUSES = frozenset({",", "not"})
NEGATING = frozenset({"negation", "nor", "nobody", "no", "without", "refused", "cancelled",
                      "cancelled-passive"})  # fmt: skip
ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})
PROMISING = frozenset({"AGREE", "CONCEDE"})
ANNOUNCING = frozenset("recent previous past earlier similar other such further more".split())
CALLING = frozenset("call calls called calling announced announces".split())
DAYS = WEEKDAYS | MONTHS | {"tomorrow", "tonight", "today", "next"}
HAPPENING = frozenset("take taken happen happened occur occurred".split())
UNREAL, ANNOUNCED = 0.45, 0.4  # scores of what may not be, and of what only announces


def find_anchors(
    tokens: Sequence[Token], sentences: Sequence[Sentence], hedges: Sequence[Hedge]
) -> tuple[Anchor, ...]:
    """The words that name happenings, in the order of the text."""
    ground = Ground(tokens, sentences)
    told = [one for one in find(ground) if not is_negated(ground, one, hedges)]
    found = with_modes(ground, chosen(ground, told))
    dense = settings_of(ground)
    anchors = []
    for group in by_sentence(found):
        anchors += of_sentence(ground, group, hedges, dense)
    return tuple(anchors)


def of_sentence(
    ground: Ground, group: list[Found], hedges: Sequence[Hedge], dense: frozenset[str]
) -> list[Anchor]:
    """The anchors of one sentence. What another anchor asks for, refuses or threatens is none; nor
    is a promise whose content is one ("agreed to meet")."""
    denials = [hedge.cue for hedge in hedges if hedge.rule == "denial"]
    group = [one for one in group if one.type != "REJECT" or not touched(ground, one, denials)]
    over = [ruling(ground, one, with_foiled(hedges, one.span(ground))) for one in group]
    asked = [one.span(ground) for one in group if one.type in ASKING]
    made, promised = [], []
    for one, ruled in zip(group, over, strict=True):
        cues = [hedge.cue for hedge in ruled]
        if not any(other.meets(cue) for cue in cues for other in asked):
            made.append((one, anchor(ground, one, ruled, dense)))
            promised += [hedge.cue for hedge in ruled if hedge.certainty == "planned"]
    return [
        named
        for one, named in made
        if one.type not in PROMISING or not any(cue.meets(named.span) for cue in promised)
    ]


def touched(ground: Ground, one: Found, cues: Sequence[Span]) -> bool:
    """Whether a word begins one of the cues ("rejected claims that ..." denies)."""
    span = one.span(ground)
    return any(cue.meets(span) and cue.end > span.end for cue in cues)


def with_foiled(hedges: Sequence[Hedge], span: Span) -> list[Hedge]:
    """The hedges over words; of a plan that is itself foiled only the foiling ("foiled a plot to
    bomb")."""
    over = hedges_over(hedges, span)
    for hedge in over:
        foiled = [
            outer
            for outer in hedges_over(hedges, hedge.cue)
            if outer.stage in {"foiled", "attempted"}
        ]
        if hedge.stage == "planned" and foiled:
            return foiled
    return over


def ruling(ground: Ground, one: Found, over: list[Hedge]) -> list[Hedge]:
    """The hedges that touch it: a definite noun ("denied the attack", "no details of the attack")
    is taken for granted, save where it is denied outright or did not take place."""
    before = ground.lower[one.first - 1] if one.first else ""
    if one.match.entry.lemma.startswith("no "):  # "there can be no excuse" condemns
        return []
    if one.match.entry.kind != "noun" or before not in DEFINITE:
        return over
    return [
        hedge
        for hedge in over
        if hedge.rule == "denial"
        or hedge.certainty in {"asserted", "planned"}
        or took_no_place(ground, hedge)
    ]


def took_no_place(ground: Ground, hedge: Hedge) -> bool:
    """Whether a negation says of its subject that it did not happen at all."""
    if hedge.rule not in NEGATING or hedge.scope.end > hedge.cue.start:
        return False
    cue = ground.token_at(hedge.cue.start)
    return not HAPPENING.isdisjoint(ground.lower[cue + 1 : cue + 4])


def is_negated(ground: Ground, one: Found, hedges: Sequence[Hedge]) -> bool:
    """Whether it is told that nothing such happened; what somebody denies is another matter."""
    return any(
        hedge.rule in NEGATING
        or (hedge.certainty == "denied" and ground.lower[ground.token_at(hedge.cue.start)] in NO)
        for hedge in ruling(ground, one, hedges_over(hedges, one.span(ground)))
    )


def anchor(ground: Ground, one: Found, over: list[Hedge], dense: frozenset[str]) -> Anchor:
    """The anchor with what the hedges and the report's settings say of it."""
    span = one.span(ground)
    score = one.score * setting_score(ground, dense, one)
    if is_announcing(ground, one) or is_state(ground, one) or is_remembered(ground, one):
        score = min(score, ANNOUNCED)
    rule = f"anchor:{one.match.entry.lemma}"
    if not over and (cue := coming_cue(ground, one)) is not None:
        return Anchor(
            span, one.type, one.mode, "planned", "planned", cue=cue, score=score, rule=rule
        )
    own: Stage = one.match.entry.stage or "accomplished"
    if not over:
        return Anchor(span, one.type, one.mode, stage=own, score=score, rule=rule)
    strongest = max(over, key=lambda hedge: RANK[hedge.certainty])
    certainty = strongest.certainty
    stages = [hedge.stage for hedge in over if hedge.stage]
    stage: Stage | Unknown = stages[-1] if stages else own
    if certainty == "hypothetical" and is_announced(ground, one, strongest):
        certainty, stage = "planned", "planned"
    if certainty == "hypothetical":
        stage = Unknown("it is only supposed")
        foretold = any(hedge.certainty == "planned" for hedge in over)
        if not foretold or one.type == "COERCE":  # "if so, he will be charged" tells of no charge
            score = min(score, UNREAL)
    return Anchor(
        span, one.type, one.mode, certainty, stage, cue=strongest.cue, score=score, rule=rule
    )


def is_announced(ground: Ground, one: Found, hedge: Hedge) -> bool:
    """Whether "would" only puts a plan into the past ("he said he would appeal")."""
    words = ground.words(one.sentence)
    return (
        hedge.rule == "modal-unreal"
        and ground.lower[ground.token_at(hedge.cue.start)] in WOULD
        and not words.isdisjoint(word_list("telling"))
        and words.isdisjoint(CONDITIONS)
    )


def coming_cue(ground: Ground, one: Found) -> Span | None:
    """The words that make it planned where no hedge does: "are to march"; "agreed, however, to
    meet"; "called a strike for Friday"; None if there are none."""
    first, lower = ground.sentences[one.sentence].first, ground.lower
    if lower[one.first] in CALLING and lower[one.last : one.last + 1] == ["for"]:
        day = lower[one.last + 1 : one.last + 2]
        return one.span(ground) if DAYS.intersection(day) else None
    to = one.first - 1
    if to <= first or lower[to] != "to" or one.match.entry.kind == "noun":
        return None
    before = to - 1
    while before > first and (lower[before] in PAUSES or ground.tags[before] == "ADV"):
        before -= 1
    if lower[before] not in word_list("planning"):
        return None
    return Span(ground.tokens[before].start, ground.tokens[to].end)


def is_state(ground: Ground, one: Found) -> bool:
    """Whether a word for a lasting state ("war") stands without saying that it began, goes on
    somewhere or is against somebody."""
    if one.match.entry.lemma not in word_list("lasting"):
        return False
    sentence = ground.sentences[one.sentence]
    after = ground.lower[one.last : min(sentence.last, one.last + 3)]
    before = ground.lower[max(sentence.first, one.first - 3) : one.first]
    return word_list("happening").isdisjoint((*before, *after))


def is_remembered(ground: Ground, one: Found) -> bool:
    """Whether a noun is what a work or a day of remembrance is about ("a film about the war")."""
    first = max(ground.sentences[one.sentence].first, one.first - BEFORE)
    return one.match.entry.kind == "noun" and not word_list("remembered").isdisjoint(
        ground.lower[first : one.first]
    )


def is_announcing(ground: Ground, one: Found) -> bool:
    """Whether a plural only announces ("recent attacks"): no figure stands in its sentence."""
    sentence = ground.sentences[one.sentence]
    if one.match.entry.kind != "noun" or not ground.lower[one.last - 1].endswith("s"):
        return False
    before = ground.lower[max(sentence.first, one.first - 2) : one.first]
    return (
        not ANNOUNCING.isdisjoint(before)
        and "NUM" not in ground.tags[sentence.first : sentence.last]
    )
