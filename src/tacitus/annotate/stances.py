"""The words that claim an act, deny it, blame somebody for it, or say that nobody claims it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.values import Span
from tacitus.vocabulary import Stance

NOBODY = r"\b(?:no|nobody|no[- ]one|neither|none|not a soul)\b[^.;]{0,40}?\b"
SIDE = r"(?:it|they|he|she|we|(?:its|their|his|our) \w+|one of (?:its|their) \w+)"
DEED = (
    r"(?:acts?|deeds?|attacks?|assaults?|bomb(?:ing)?s?|blasts?|explosions?|kill(?:ing)?s?|murders?"
    r"|shootings?|shots|raids?|strikes?|ambush(?:es)?|fires?|burnings?|arson|abductions?"
    r"|kidnappings?|assassinations?|stabbings?|operation|sabotage|beatings?|crimes?|massacres?"
    r"|slayings?|executions?|robber(?:y|ies)|outrages?|seizures?|hijackings?)"
)
TOLD = (
    r"\b(?:sa(?:id|ys|ying)|assert(?:ed|s)?|claim(?:ed|s)?|wrote|told)\b"
    r"[^.;“”\"]{0,30}?\b(?:that )?"
)
DID = (
    r"(?:(?:was|were|had been) (?:behind|responsible)|(?:had )?(?:carried (?:it )?out|staged)"
    r"|did it|had done (?:it|this|so)|(?:had )?(?:placed|planted|laid|set off"
    r"|fired|shelled|attacked|ambushed) (?:the|a|both|it)"
    r"|had (?:sent|held up|shot down|killed|abducted|struck|burnt|blown up) (?:the|a))\b"
)
NONE = re.compile(
    NOBODY + r"(?:claim(?:ed|s|ing)?|admitted|taken?|took)\s+(?:\w+\s+)?(?:responsibility|credit)"
    rf"|{NOBODY}(?:claim(?:ed|s)?|admit(?:ted|s)?(?: to)?|confess(?:ed|es)? to)\s+"
    r"(?:the|his|her|their|it\b|that\b|this\b|any|either)"
    rf"|{NOBODY}(?:own(?:ed|s)? up|boast(?:ed|s) of"
    r"|(?:put|lent|puts|lends) (?:his|her|its|their) name to"
    r"|puts? up (?:his|her|its|their) hands?)\b"
    rf"|{NOBODY}sa(?:id|ys) (?:that )?(?:it|they|he|she) {DID}"
    r"|\bthere (?:was|has been|were) no (?:\w+ ){0,2}claims? of responsibility"
    r"|\bresponsibility (?:has|had|was) not (?:yet )?been claimed"
    r"|\bno (?:immediate )?claim (?:was|has been) made\b"
    rf"|{NOBODY}(?:put a name to|acknowledged|owned to) (?:the|it|that|this)\b"
    rf"|{NOBODY}(?:comes?|came|step(?:ped|s)) forward\b"
    r"|\bnot (?:immediately |yet )?claimed (?:by|responsibility)"
    r"|\bneither claimed nor\b|\b(?:went|goes|gone|remain(?:s|ed)?|is|was) (?:still )?unclaimed\b"
    r"|\bneither (?:side|party|of the \w+(?: to the \w+)?) (?:has |had )?"
    r"(?:claimed|owned up|admitted)",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"\b(?:claim(?:ed|s|ing)|admit(?:ted|s|ting)?|accept(?:ed|s|ing)?|t(?:ook|aken|akes?|aking))"
    r"\s+(?:\w+\s+)?(?:responsibility|credit for|the blame)\b"
    r"|\b(?:was|were|been) (?:later |also )?claimed (?=[^.;,]{0,30}?\bby\b)"
    r"|\bputs? (?:its|their|his|her) name to (?:the|it|both|this)\b"
    rf"|{TOLD}{SIDE} {DID}"
    r"|\b(?:claim(?:ed|s|ing)?|boast(?:ed|s|ing) of|brag(?:ged|s|ging) of|avow(?:ed|s|ing)?"
    r"|(?<!never )admit(?:ted|s|ting)(?: to)?|confess(?:ed|es|ing) to) "
    rf"(?:the|this|both|that|its|these) (?:[\w-]+ ){{0,2}}{DEED}\b"
    r"|\b(?:boast(?:ed|s|ing)|brag(?:ged|s|ging)) (?:of it\b|of having\b|that (?:it|they|he) had\b)"
    r"|\b(?:issued|posted|put out|published|circulated) a claim\b"
    r"|\bown(?:ed|s|ing)? (?:up )?to (?:the|it|both|this|having)\b"
    r"|(?<!not )\b(?:owned|owns|owning) up\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:den(?:ied|y|ies|ying)|reject(?:ed|s|ing)?|disclaim(?:ed|s|ing)?)\s+(?:\w+\s+){0,2}?"
    r"(?:responsibility|involvement|any (?:role|part|link|hand|connection)|a (?:role|part|hand)"
    r"|being (?:behind|responsible)|having (?:\w+)|guilt|everything)"
    rf"|\bden(?:ied|y|ies|ying) (?:it|this|(?:that )?{SIDE} (?:was|were|had|has)|the {DEED})\b"
    r"|\b(?:den(?:ied|y|ies|ying)|reject(?:ed|s)|dismiss(?:ed|es)) (?:the|this|that) (?:charges?"
    r"|accusations?|blame|suspicions?|suggestion|imputation)\b"
    r"|\bdisown(?:ed|s|ing)? (?:the|it|both|this)\b"
    r"|\b(?:has|have|had)(?: had)? (?:nothing (?:whatever )?to do with|no (?:hand|part) in)\b"
    rf"|\bsw(?:ore|ears?) that (?:none of )?{SIDE} (?:did it|had no|had nothing)\b"
    r"|\bwash(?:ed|es|ing)? (?:its|their|his|her) hands of\b"
    r"|\bden(?:ied|y|ies|ying) that (?:any|none) of\b"
    r"|\b(?:den(?:ied|y|ies|ying)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|contest(?:ed|s))"
    r" (?:it|this|that(?= as\b|[.,;]))"
    r"|\bden(?:y|ied|ies|ying) (?:any )?part in\b"
    r"|\bcall(?:ed|s) (?:it|this|that|the (?:accusation|charge|claim|allegation)s?) "
    r"(?:(?:a|an|utter|pure|sheer) )?[“\"‘'](?:\w+ )?(?:lies?|nonsense|rubbish|slander)\b"
    r"|\b(?:played|took|takes|plays) no part in\b"
    rf"|{TOLD}[^.;“”\"]{{0,20}}?\b(?:was|were|is|are) not (?:its|their|his|her) (?:work|doing)\b"
    r"|\bdisavow(?:ed|s|ing)? (?:the|it|this)\b"
    r"|\b(?:withdr(?:ew|awn|aws|awing)|t(?:ook|akes?) back) (?:its|the|their|his|her) (?:claim"
    r"|confession)\b"
    r"|\bsa(?:id|ys) (?:that )?(?:it|they|he|she) (?:was|were|had) (?:not|nothing)"
    r" (?:behind|responsible|to do with|involved)\b",
    re.IGNORECASE,
)
BLAMED = re.compile(
    r"\b(?:blam(?:ed|es|ing)(?: (?:it|them|the \w+|this|that|its \w+) on)?"
    r"|accus(?:ed|es|ing)|suspect(?:ed|s|ing)? of|(?<=[a-z] )suspect(?:s|ed)?"
    r"|point(?:ed|s|ing)?(?: instead)? (?:the|a) fingers? at|point(?:ed|s|ing) to"
    r"|put(?:s|ting)? (?:it|this|the \w+) down to|s(?:ees?|aw) the hand(?:writing)? of"
    r"|h(?:eld|olds?)(?= [^.;]{3,60}? (?:responsible|answerable))"
    r"|(?:attribut|ascrib)(?:ed|es|ing) (?:it|the \w+|this \w+|both \w+) to|fault(?:ed|s|ing)"
    r"|(?:la(?:id|ys?)|put|puts) (?:the )?blame (?:for \w+ \w+ )?on"
    r"|la(?:id|ys?) (?:it|this|both|the \w+) at the (?:door|feet) of"
    r"|pin(?:ned|s)? (?:it|this|the \w+) on"
    r"|suspicion (?:fell|falls|turned|turns)(?: at first| here)? on"
    rf"|(?:believ(?:es?|ed|ing)|fears?|think|thinks|thought)(?=[^.;]{{4,60}}? {DID}))\s+(?:that )?",
    re.IGNORECASE,
)
SUSPECTED = re.compile(
    r"\b(?:is|are|was|were|being) (?:now |also |still )?(?:suspected|believed to be behind)\b"
    r"|\b(?:on|under) suspicion of (?:having )?\w+",
    re.IGNORECASE,
)
# A court or an inquiry says so; he is no doer, and denies nothing by this.
CLEARED = re.compile(
    r"\b(?:cleared|absolved|exonerated)\b(?=[^.,;]{0,40}? of\b)|\bacquitted\b|\bfound not guilty\b",
    re.IGNORECASE,
)
# Each pattern with its stance, and whether who is meant is named after it.
STANCES: tuple[tuple[re.Pattern[str], Stance, bool], ...] = (
    (NONE, "none", False),
    (DENIED, "denied", False),
    (CLAIMED, "claimed", False),
    (BLAMED, "suspected", True),
    (SUSPECTED, "suspected", False),
    (CLEARED, "denied", False),
)
# Whatever a pattern fits holds one of these; most sentences hold none.
TELLING = (
    "responsib", "claim", "admi", "confess", "owned", "owns", "owning", "own up", "disown",
    "behind", "did it", "deni", "deny", "credit", "reject", "dismiss", "involve", "staged",
    "carried", "withdr", "took back", "take back", "takes back", "to do with", "no hand",
    "no part", "blam", "accus", "suspect", "suspic", "point", "attribut", "boast",
    "name to", "at the door", "pinned", "pins ", "pin it", "pin the", "pin this", "placed",
    "planted", "laid", "set off", "had sent", "done it", "brag", "avow", "swore", "swear", "wash",
    "fault", "ascrib", "disput", "contest", "call", "not its", "not their", "not his", "not her",
    "answerable", "clear", "acquit", "absolv", "exonerat", "guilty", " down to", "held",
    "holds", "up its hand", "up his hand", "up their hand", "done so",
    "done this", "fired", "shelled", "attacked", "ambushed", "had shot", "had killed",
    "had abducted", "had struck", "had burnt", "had blown", "the hand", "forward", "acknowledg",
    "a name", "its name", "their name", "at the feet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase of responsibility: where it stands, the stance, whether the one it is about is named
    after it rather than before, and whether others clear him rather than he himself."""

    span: Span
    stance: Stance
    after: bool = False
    cleared: bool = False


def phrases(text: str, within: Span) -> Iterator[Said]:
    """The phrases of one sentence; what says that nobody claims it is no claim."""
    lowered = within.of(text).lower()
    if not any(letters in lowered for letters in TELLING):
        return
    taken: list[Span] = []
    for pattern, stance, after in STANCES:
        for found in pattern.finditer(text, within.start, within.end):
            span = Span(found.start(), found.start() + len(found.group().rstrip()))
            if not any(span.meets(other) for other in taken):
                taken.append(span)
                yield Said(span, stance, after, pattern is CLEARED)
