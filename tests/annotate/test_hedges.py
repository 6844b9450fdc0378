"""What hedges say of a word: its certainty and stage, by tables of sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.hedges import Hedge, find_hedges, hedges_over, judged
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.values import Span

# (text, word, certainty, stage): "a|b" is the word b behind the first a.
ROWS: list[tuple[str, str, str, str | None]] = [
    # told as it is
    ("Gunmen killed two guards at the gate.", "killed", "asserted", None),
    ("The bombing destroyed a bridge.", "bombing", "asserted", None),
    ("Theresa May visited the camp.", "visited", "asserted", None),
    ("Fighting began in May 2011.", "Fighting", "asserted", None),
    ("The will of the people was ignored.", "ignored", "asserted", None),
    ("Not only did they burn the church, they killed the priest.", "burn", "asserted", None),
    ("There is no doubt that rebels burned the mill.", "burned", "asserted", None),
    ("No fewer than 12 people died.", "died", "asserted", None),
    ("They had to flee at night.", "killed|flee", "asserted", None),
    ("Police shot a man who had tried to flee.", "shot", "asserted", None),
    # modals and adverbs of doubt
    ("The blast may have killed 12 people.", "killed", "alleged", None),
    ("The blast may have killed 12 people.", "12", "alleged", None),
    ("He may have been killed in the attack on the embassy.", "attack", "asserted", None),
    ("He may have been killed in the attack on the embassy.", "killed", "alleged", None),
    ("The gunman might have had help.", "help", "alleged", None),
    ("The driver must have lost control.", "lost", "alleged", None),
    ("The men allegedly shot two guards.", "shot", "alleged", None),
    ("Ten soldiers were wounded and four allegedly abducted.", "wounded", "asserted", None),
    ("Ten soldiers were wounded and four allegedly abducted.", "abducted", "alleged", None),
    ("The bombing, apparently aimed at the mayor, killed six.", "aimed", "alleged", None),
    ("The bombing, apparently aimed at the mayor, killed six.", "killed", "asserted", None),
    ("Militants, possibly from abroad, attacked the post.", "attacked", "asserted", None),
    ("Perhaps they burned it themselves.", "burned", "alleged", None),
    ("The man who may have fired the shots was arrested.", "fired", "alleged", None),
    ("The man who may have fired the shots was arrested.", "arrested", "asserted", None),
    ("The army may, aid workers say, have used gas.", "used", "alleged", None),
    ("The fire was probably set on purpose.", "set", "alleged", None),
    # belief and suspicion
    ("Rebels are believed to have shelled the camp.", "shelled", "alleged", None),
    ("Two men are thought to have drowned.", "drowned", "alleged", None),
    ("Two of the men are suspected of bombing the station.", "bombing", "alleged", None),
    ("He was accused of shooting a policeman.", "shooting", "alleged", None),
    ("The army accused the rebels of shelling a school.", "shelling", "alleged", None),
    ("The court charged him with killing his neighbour.", "killing", "alleged", None),
    ("He was arrested on suspicion of murder.", "murder", "alleged", None),
    ("He was arrested on suspicion of murder.", "arrested", "asserted", None),
    ("There were allegations that soldiers tortured prisoners.", "tortured", "alleged", None),
    ("It is feared that 30 miners died.", "died", "alleged", None),
    ("Thirty miners are feared dead.", "Thirty|dead", "asserted", None),
    ("He appears to have been shot by a sniper.", "shot", "alleged", None),
    ("It was claimed that he had been tortured.", "tortured", "alleged", None),
    ("It was claimed he had been tortured.", "tortured", "alleged", None),
    ("Police suspect that the fire was set by rebels.", "set", "alleged", None),
    ("Police arrested a man accused of bombing the market.", "arrested", "asserted", None),
    ("Soldiers killed a man suspected of spying.", "killed", "asserted", None),
    ("The widow believes that police shot her husband.", "shot", "alleged", None),
    # alleged nouns
    ("The alleged bombing took place in March.", "bombing", "alleged", None),
    ("The suspected kidnapping was filmed.", "kidnapping", "alleged", None),
    ("Suspected militants attacked a convoy.", "attacked", "asserted", None),
    ("Police are investigating the possible poisoning of two men.", "poisoning", "alleged", None),
    ("Unconfirmed killings were reported in the north.", "killings", "alleged", None),
    # not verified
    ("Rebels shot 12 men, but the claim could not be verified.", "shot", "alleged", None),
    ("They said they had killed ten. The claim could not be verified.", "killed", "alleged", None),
    (
        "The group said it had killed ten. This could not be independently confirmed.",
        "killed", "alleged", None,
    ),
    ("Rebels said they had taken the town, which could not be verified.", "taken", "alleged", None),
    ("Police could not confirm that shots had been fired.", "fired", "alleged", None),
    ("Officials did not rule out sabotage.", "sabotage", "alleged", None),
    # hearsay
    ("The group reportedly seized the airport.", "seized", "reported", None),
    ("He is said to have fled.", "fled", "reported", None),
    ("He was said to have shot the guard.", "shot", "reported", None),
    ("There were reports of clashes near the port.", "clashes", "reported", None),
    ("There were reports that a bomb had exploded.", "exploded", "reported", None),
    ("It was reported that a bomb had exploded.", "exploded", "reported", None),
    ("Reports of clashes came from the north.", "clashes", "reported", None),
    ("The reported clashes left two dead.", "clashes", "reported", None),
    # denied by somebody
    ("Police denied that officers had beaten the student.", "beaten", "denied", None),
    ("The army denied shelling the village.", "shelling", "denied", None),
    ("The army denied having shelled the village.", "shelled", "denied", None),
    ("The general denied involvement in the massacre.", "involvement", "denied", None),
    ("The general denied involvement in the massacre.", "massacre", "asserted", None),
    ("The group denied carrying out the bombing.", "carrying", "denied", None),
    ("The group denied carrying out the bombing.", "bombing", "asserted", None),
    ("There is no evidence that the army shelled the market.", "shelled", "denied", None),
    ("He was cleared of murdering the judge.", "murdering", "denied", None),
    ("He was acquitted of murder.", "murder", "denied", None),
    ("He was falsely accused of killing a child.", "killing", "denied", None),
    ("The minister dismissed reports that troops had fired.", "fired", "denied", None),
    ("The minister ruled out an invasion.", "invasion", "denied", None),
    ("It is false that officers opened fire.", "opened", "denied", None),
    ("It was untrue that the army had shelled the town.", "shelled", "denied", None),
    ("It is not true that police beat the miners.", "beat", "denied", None),
    ("It isn't true that police beat the miners.", "beat", "denied", None),
    ("It is not the case that guards fired first.", "fired", "denied", None),
    ("He called it a lie that rebels had burned the mill.", "burned", "denied", None),
    ("It is true that police beat the miners.", "beat", "asserted", None),
    # negation
    ("The rebels did not attack the town.", "attack", "denied", None),
    ("Police didn't fire on the crowd.", "fire", "denied", None),
    ("Police didn’t fire on the crowd.", "fire", "denied", None),
    ("The protesters never clashed with police.", "clashed", "denied", None),
    ("No shots were fired.", "shots", "denied", None),
    ("No shots were fired.", "fired", "denied", None),
    ("No one was killed in the blast.", "killed", "denied", None),
    ("No one was killed in the blast.", "blast", "asserted", None),
    ("Nobody was hurt in the shooting.", "hurt", "denied", None),
    ("Nobody was hurt in the shooting.", "shooting", "asserted", None),
    ("The blast injured no one.", "injured", "denied", None),
    ("Neither side fired.", "fired", "denied", None),
    ("Neither the army nor the rebels fired a shot.", "fired", "denied", None),
    ("There were no clashes on Friday.", "clashes", "denied", None),
    ("Police made no arrests.", "arrests", "denied", None),
    ("No group claimed responsibility for the bombing.", "claimed", "denied", None),
    ("No group claimed responsibility for the bombing.", "bombing", "asserted", None),
    ("Eleven people, none of them soldiers, died in the raid.", "died", "asserted", None),
    ("None of the hostages was killed.", "killed", "denied", None),
    ("Police did not say who had attacked the bus.", "attacked", "asserted", None),
    ("It is not known why he shot the judge.", "shot", "asserted", None),
    ("Soldiers fired shots but did not kill anyone.", "fired", "asserted", None),
    ("Soldiers fired shots but did not kill anyone.", "kill", "denied", None),
    ("He did not attend and police shot him later.", "shot", "asserted", None),
    ("No attack took place.", "attack", "denied", None),
    ("The attack did not take place.", "attack", "denied", None),
    ("The talks have not resumed.", "talks", "denied", None),
    ("Police have yet to arrest anyone.", "arrest", "denied", None),
    ("The army came close to firing on the crowd.", "firing", "denied", None),
    # without, refusing, called off
    ("The march ended without clashes.", "clashes", "denied", None),
    ("The march ended without clashes.", "march", "asserted", None),
    ("The men left without firing a shot.", "firing", "denied", None),
    ("They burned the shop instead of looting it.", "looting", "denied", None),
    ("The soldiers refused to shoot.", "shoot", "denied", None),
    ("The attack was called off.", "attack", "denied", None),
    ("The rally has been cancelled.", "rally", "denied", None),
    ("Organisers cancelled a march against the war.", "march", "denied", None),
    ("Guards stopped short of firing on them.", "firing", "denied", None),
    # negatives that cancel each other
    ("Police failed to prevent the bombing.", "bombing", "asserted", None),
    ("The army did not prevent the attack.", "attack", "asserted", None),
    ("He did not deny shooting the man.", "shooting", "alleged", None),
    ("He never refused to pay.", "pay", "asserted", None),
    # planned
    ("Unions plan to strike on Monday.", "strike", "planned", "planned"),
    ("Unions will strike on Monday.", "strike", "planned", "planned"),
    ("The strike will begin on Monday.", "strike", "planned", "planned"),
    ("The talks will take place on Tuesday.", "talks", "planned", "planned"),
    ("The two sides will hold the talks in Oslo.", "talks", "planned", "planned"),
    ("The president will visit the site of the bombing.", "bombing", "asserted", None),
    ("The talks are due on Friday.", "talks", "planned", "planned"),
    ("The delay was due to an attack.", "attack", "asserted", None),
    ("The minister is due to meet the rebels.", "meet", "planned", "planned"),
    ("The meeting is scheduled for Friday.", "meeting", "planned", "planned"),
    ("He spoke after a scheduled meeting of donors.", "meeting", "planned", "planned"),
    ("A planned march was banned.", "march", "planned", "planned"),
    ("A planned march was banned.", "banned", "asserted", None),
    ("The president is expected to visit the camp.", "visit", "planned", "planned"),
    ("The president vowed to retaliate.", "retaliate", "planned", "planned"),
    ("Rebels promised to free the hostages.", "free", "planned", "planned"),
    ("Fighters were about to storm the school.", "storm", "planned", "planned"),
    ("The soldier was to be executed at dawn.", "executed", "planned", "planned"),
    ("He was planning an ambush.", "ambush", "planned", "planned"),
    ("The minister said the army would send troops.", "send", "planned", "planned"),
    ("He will be tried for killing his wife.", "tried", "planned", "planned"),
    ("He will be tried for killing his wife.", "killing", "asserted", None),
    ("Rebels said they would free him and shot his guard.", "shot", "asserted", None),
    # threatened
    ("The group threatened to kill the hostages.", "kill", "planned", "threatened"),
    ("The militia threatened an attack on the capital.", "attack", "planned", "threatened"),
    ("The threatened strike was averted.", "strike", "planned", "threatened"),
    # hypothetical
    ("If rebels attack the town, thousands will flee.", "attack", "hypothetical", None),
    ("If rebels attack the town, thousands will flee.", "flee", "hypothetical", "planned"),
    ("Rebels would attack if the army advanced.", "attack", "hypothetical", None),
    ("Rebels would attack if the army advanced.", "advanced", "hypothetical", None),
    ("Unless the army withdraws, rebels will attack.", "withdraws", "hypothetical", None),
    ("The army could attack the town.", "attack", "hypothetical", None),
    ("The army should withdraw.", "withdraw", "hypothetical", None),
    ("Had the guards fired, many would have died.", "died", "hypothetical", None),
    ("The UN called for a ceasefire.", "ceasefire", "hypothetical", None),
    ("The UN urged the rebels to release the hostages.", "release", "hypothetical", None),
    ("The minister demanded that the rebels disarm.", "disarm", "hypothetical", None),
    ("They wanted to kill the mayor.", "kill", "hypothetical", None),
    ("The risk of attacks has grown.", "attacks", "hypothetical", None),
    ("He asked whether police had shot his son.", "shot", "hypothetical", None),
    ("Did the army fire on the crowd?", "fire", "hypothetical", None),
    # attempted
    ("He tried to stab a guard.", "stab", "asserted", "attempted"),
    ("The men attempted to kidnap the banker.", "kidnap", "asserted", "attempted"),
    ("A failed coup in 1981 ended his career.", "coup", "asserted", "attempted"),
    ("The attempted assassination shocked the town.", "assassination", "asserted", "attempted"),
    ("Rebels failed to capture the bridge.", "capture", "asserted", "attempted"),
    ("He narrowly escaped an ambush in May.", "ambush", "asserted", "attempted"),
    ("The mayor survived a second assassination attempt.", "attempt", "asserted", "attempted"),
    ("The envoy escaped uninjured from the blast.", "blast", "asserted", "attempted"),
    ("Soldiers repelled an attack on the base.", "attack", "asserted", "attempted"),
    ("The attack was repelled.", "attack", "asserted", "attempted"),
    # foiled
    ("Police foiled a plot to bomb the stadium.", "plot", "asserted", "foiled"),
    ("Police thwarted an attack on the embassy.", "attack", "asserted", "foiled"),
    ("Police prevented a suicide bombing.", "bombing", "asserted", "foiled"),
    ("The plot was foiled.", "plot", "asserted", "foiled"),
    ("A bombing was averted by an alert guard.", "bombing", "asserted", "foiled"),
    ("Guards stopped the man from shooting the mayor.", "shooting", "asserted", "foiled"),
    # who is blamed
    ("The army blamed rebels for the attack.", "rebels", "alleged", None),
    ("The army blamed rebels for the attack.", "attack", "asserted", None),
    # several at once
    ("He is not believed to have fired.", "fired", "denied", None),
    ("Rebels allegedly planned to bomb the port.", "bomb", "alleged", "planned"),
    ("Police denied reports that they had tried to arrest him.", "arrest", "denied", "attempted"),
]  # fmt: skip


def hedges_of(text: str) -> tuple[Hedge, ...]:
    tokens, sentences = tokenise(text)
    return find_hedges(text, tag(tokens, sentences), sentences)


def span_in(text: str, word: str) -> Span:
    first, _, second = word.rpartition("|")
    start = text.index(second, text.index(first) if first in text else 0)
    return Span(start, start + len(second))


@pytest.mark.parametrize(("text", "word", "certainty", "stage"), ROWS)
def test_hedged(text: str, word: str, certainty: str, stage: str | None) -> None:
    found = judged(hedges_of(text), span_in(text, word))
    assert found[:2] == (certainty, stage)


def test_enough_rows() -> None:
    assert len(ROWS) >= 150


def test_cue_is_the_word_that_hedges() -> None:
    text = "The men may have shot two guards."
    cue = judged(hedges_of(text), span_in(text, "shot"))[2]
    assert cue is not None
    assert cue.of(text) == "may"


def test_hedges_are_in_order_and_inner_ones_come_last() -> None:
    text = "Police denied that the men may have shot two guards. They will stay."
    hedges = hedges_of(text)
    assert list(hedges) == sorted(hedges, key=lambda hedge: (hedge.scope, hedge.cue))
    over = hedges_over(hedges, span_in(text, "shot"))
    assert [hedge.cue.of(text) for hedge in over] == ["denied", "may"]


def test_empty_text_has_none() -> None:
    assert hedges_of("") == ()


WORDS = st.sampled_from(
    'may not if said "no" , . police would plans to attack without (never) — denied ? \n will'
    " been threatened allegedly neither nor which that".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_safe(text: str) -> None:
    for hedge in hedges_of(text):
        assert 0 <= hedge.cue.start < hedge.cue.end <= len(text)
        assert 0 <= hedge.scope.start < hedge.scope.end <= len(text)


def test_a_long_line_takes_no_longer_for_each_word() -> None:
    line = "he said that he may not have said if no one would say " * 2_000
    assert len(hedges_of(line)) > 2_000
