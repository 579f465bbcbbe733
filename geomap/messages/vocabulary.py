"""The words of our closed lists that come with the data: kinds, classes, roles, as messages."""

from geomap.messages.texts import term

KIND = "kind of speaker"
WEAPON = "class of weapon"
TARGET = "kind of target"
EFFECT = "kind of effect"
QUANTITY = "quantity"

KINDS = (
    term("ministry", "kind of speaker"),
    term("military", "kind of speaker"),
    term("official", "kind of speaker"),
    term("head of state", "kind of speaker"),
    term("local official", "kind of speaker"),
    term("intelligence", "kind of speaker"),
    term("international body", "kind of speaker"),
    term("media", "kind of speaker"),
    term("social media", "kind of speaker"),
    term("expert", "kind of speaker"),
    term("witness", "kind of speaker"),
    term("ngo", "kind of speaker"),
    term("company", "kind of speaker"),
    term("armed group", "kind of speaker"),
    term("publisher", "kind of speaker"),
    term("unnamed", "kind of speaker"),
)
"""Kinds of speakers, as readers see them."""

WEAPON_CLASSES = (
    term("aerial bomb", "class of weapon"),
    term("air defence missile", "class of weapon"),
    term("air-to-air missile", "class of weapon"),
    term("air-to-surface missile", "class of weapon"),
    term("aircraft", "class of weapon"),
    term("anti-radiation missile", "class of weapon"),
    term("anti-ship missile", "class of weapon"),
    term("anti-tank missile", "class of weapon"),
    term("artillery shell", "class of weapon"),
    term("ballistic missile", "class of weapon"),
    term("balloon", "class of weapon"),
    term("bomb", "class of weapon"),
    term("bunker buster", "class of weapon"),
    term("car bomb", "class of weapon"),
    term("chemical weapon", "class of weapon"),
    term("cluster munition", "class of weapon"),
    term("cruise missile", "class of weapon"),
    term("drone", "class of weapon"),
    term("glide bomb", "class of weapon"),
    term("guided bomb", "class of weapon"),
    term("helicopter", "class of weapon"),
    term("hypersonic missile", "class of weapon"),
    term("improvised explosive device", "class of weapon"),
    term("missile", "class of weapon"),
    term("mortar", "class of weapon"),
    term("multiple rocket launcher", "class of weapon"),
    term("naval drone", "class of weapon"),
    term("rocket", "class of weapon"),
    term("rocket artillery", "class of weapon"),
    term("surface-to-air missile", "class of weapon"),
    term("torpedo", "class of weapon"),
)
"""Classes of weapons."""

TARGET_KINDS = (
    term("air defence system", "kind of target"),
    term("airfield", "kind of target"),
    term("airport", "kind of target"),
    term("ammunition depot", "kind of target"),
    term("border crossing", "kind of target"),
    term("bridge", "kind of target"),
    term("civilian infrastructure", "kind of target"),
    term("command post", "kind of target"),
    term("critical infrastructure", "kind of target"),
    term("dam", "kind of target"),
    term("electrical substation", "kind of target"),
    term("energy infrastructure", "kind of target"),
    term("factory", "kind of target"),
    term("farm", "kind of target"),
    term("gas facility", "kind of target"),
    term("gathering", "kind of target"),
    term("government building", "kind of target"),
    term("hospital", "kind of target"),
    term("hotel", "kind of target"),
    term("logistics hub", "kind of target"),
    term("market", "kind of target"),
    term("military base", "kind of target"),
    term("military equipment", "kind of target"),
    term("military facility", "kind of target"),
    term("missile launcher", "kind of target"),
    term("naval base", "kind of target"),
    term("nuclear facility", "kind of target"),
    term("nuclear power plant", "kind of target"),
    term("oil depot", "kind of target"),
    term("oil refinery", "kind of target"),
    term("port", "kind of target"),
    term("power plant", "kind of target"),
    term("radar station", "kind of target"),
    term("railway station", "kind of target"),
    term("refugee camp", "kind of target"),
    term("religious building", "kind of target"),
    term("research facility", "kind of target"),
    term("residential area", "kind of target"),
    term("residential building", "kind of target"),
    term("school", "kind of target"),
    term("ship", "kind of target"),
    term("tank", "kind of target"),
    term("troop quarters", "kind of target"),
    term("troops", "kind of target"),
    term("tunnel", "kind of target"),
    term("tv tower", "kind of target"),
    term("unspecified target", "kind of target"),
    term("vehicle", "kind of target"),
    term("warehouse", "kind of target"),
    term("warship", "kind of target"),
    term("water infrastructure", "kind of target"),
)
"""Kinds of targets."""

EFFECT_KINDS = (
    term("accident", "kind of effect"),
    term("air-defence failure", "kind of effect"),
    term("direct hit", "kind of effect"),
    term("interceptor debris", "kind of effect"),
    term("misfire", "kind of effect"),
    term("sabotage", "kind of effect"),
    term("weapon debris", "kind of effect"),
    term("damage", "kind of effect"),
    term("evacuation", "kind of effect"),
    term("explosion", "kind of effect"),
    term("fire", "kind of effect"),
    term("power outage", "kind of effect"),
)
"""Kinds of effects, and of causes."""

HEDGED_FIELDS = (
    term("occurrence", "field that a hedge weakens"),
    term("weapon", "field that a hedge weakens"),
    term("place", "field that a hedge weakens"),
    term("time", "field that a hedge weakens"),
    term("attacker", "field that a hedge weakens"),
    term("cause", "field that a hedge weakens"),
)
"""What a hedge weakens, besides numbers."""

EDIT_ACTIONS = (
    term("place", "what a person did"),
    term("speaker", "what a person did"),
    term("merge", "what a person did"),
    term("split", "what a person did"),
    term("note", "what a person did"),
    term("review", "what a person did"),
    term("admiralty", "what a person did"),
)
"""What a person did to a claim."""

KNOWN = "how a fact on a document is known"
KNOWN_FACTS = (
    term("title", "how a fact on a document is known"),
    term("publisher", "how a fact on a document is known"),
    term("url", "how a fact on a document is known"),
    term("published", "how a fact on a document is known"),
    term("language", "how a fact on a document is known"),
    term("given", "how a fact on a document is known"),
    term("front matter", "how a fact on a document is known"),
    term("html", "how a fact on a document is known"),
    term("feed", "how a fact on a document is known"),
    term("telegram", "how a fact on a document is known"),
    term("first line", "how a fact on a document is known"),
    term("detected", "how a fact on a document is known"),
    term("text", "how a fact on a document is known"),
    term("text (update)", "how a fact on a document is known"),
    term("letters", "how a fact on a document is known"),
    term("posted_at", "how a fact on a document is known"),
    term("edited_at", "how a fact on a document is known"),
)
"""What is known of a document, and from where."""

QUANTITIES = (
    term("launched", "quantity"),
    term("intercepted", "quantity"),
    term("hit", "quantity"),
    term("damaged", "quantity"),
    term("lost", "quantity"),
    term("crashed", "quantity"),
    term("killed", "quantity"),
    term("injured", "quantity"),
    term("missing", "quantity"),
    term("strikes", "quantity"),
)
"""What a number counts."""
