"""A speaker's name or description without words of the sentence that were taken along."""

from __future__ import annotations

import re

# A finite verb ends the subject: "Investigators say he was the one" speaks of investigators.
_VERB = re.compile(
    r"(?<=\w)[’']?\s+(?:is|was|were|are|has|have|had|did|does|do|can|could|will|would|may|might|should|must|seem(?:s|ed)?|"
    r"appear(?:s|ed)|argued?|says?|said|quoted|voted|wants?|wanted|drew|took|marched|continued|uses|regularly|also|"
    r"rightly|be|been|that|which|who|whose|when|where|while|because|fue|es|era|ha|han|había|que|quien)\b.*$"
)
_LEAD = re.compile(
    r"^(?:(?:according to|per|dismissed|meaning|including|like|as|for|with|by|from|of|in|at|on|to|según|para|por)\s+)+"
    r"(?:(?:the|an?|el|la|los|las|un|una|einer|einem|eines|der|dem|den|des)\s+)?",
    re.IGNORECASE,
)
_NOBODY_WORDS = """
    there here can could will would has have had is was were based speaking
    saw complete ranging excuse according yet also then now last next"""
_NOBODY = frozenset(_NOBODY_WORDS.split())


def tidied(speaker: str) -> str:
    """Return a speaker without what is no part of the name; "" when nobody is left."""
    if len(speaker.split()) < 2:
        return speaker
    kept = _LEAD.sub("", speaker)
    kept = _VERB.sub("", kept).strip(" ,;:–—-[]()|")
    kept = re.sub(r"\s+(?:at|of|in|and|y|de|the|an?|to|for|as|by|—|--|-)$", "", kept)
    nobody = not any(char.isalpha() for char in kept) or kept.split()[0] in _NOBODY
    return "" if nobody else kept
