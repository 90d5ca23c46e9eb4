"""Train the tagger: `python -m benchmarks.tagger.train --anystyle DIR --linkedbooks DIR -o MODEL`.

Every tenth reference of a corpus is held out and never trained on; the figures that are printed
at the end are of these, token by token.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import pycrfsuite

from benchmarks.tagger.generate import generate, stock_of
from benchmarks.tagger.gost import Words, read_gost
from benchmarks.tagger.reading import Labelled, read_anystyle, read_linked_books
from ibidem.lexicon import load_lexicon
from ibidem.parse.features import features_of
from ibidem.tokenize import TokenizedText, tokenize

_HELD_OUT = 10  # one in so many
_PARAMETERS = {
    "c1": 0.3,  # L1: drives useless features to zero, which keeps the model small
    "c2": 0.01,
    "max_iterations": 60,
    "feature.minfreq": 4,
    "feature.possible_transitions": True,
}


def labels_of(reference: Labelled, source: TokenizedText) -> list[str]:
    """The label of each token of a reference."""
    spans = list(reference.spans)
    labels, place = [], 0
    for token in source.tokens:
        while token.start >= spans[place][1] and place + 1 < len(spans):
            place += 1
        labels.append(spans[place][2])
    return labels


def sequences(corpus: Iterable[Labelled]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The features and labels of each reference."""
    lexicon = load_lexicon()
    for reference in corpus:
        source = tokenize(reference.text, lexicon)
        if source.tokens:
            yield features_of(source), labels_of(reference, source)


def split_corpus(corpus: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """What to train on, and every tenth, held out; a reference that occurs twice counts once."""
    once = list({reference.text: reference for reference in corpus}.values())
    held = [ref for place, ref in enumerate(once) if place % _HELD_OUT == 0]
    return [ref for place, ref in enumerate(once) if place % _HELD_OUT], held


def _thinned(corpus: list[Labelled], most: int, seed: int) -> list[Labelled]:
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    return choose.sample(corpus, most) if len(corpus) > most else corpus


def train(corpus: Iterable[Labelled], output: Path) -> None:
    """Train on the references and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    for rows, labels in sequences(corpus):
        trainer.append(rows, labels)
    trainer.train(str(output))


def figures(name: str, held: Iterable[Labelled], model: pycrfsuite.Tagger) -> str:
    """Precision and recall per label, of tokens, and the share of all that is right."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for rows, labels in sequences(held):
        for said, true in zip(model.tag(rows), labels, strict=True):
            gold[true] += 1
            found[said] += 1
            right[true] += said == true
    lines = [
        f"{name}: {sum(right.values()) / sum(gold.values()):.3f} of {sum(gold.values())} tokens"
    ]
    for label, count in gold.most_common():
        precision = right[label] / found[label] if found[label] else 0.0
        lines.append(f"  {label:<10} P {precision:.3f}  R {right[label] / count:.3f}  ({count})")
    return "\n".join(lines)


def main() -> None:
    """Read the corpora, train, write the model, print the figures of the held-out part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anystyle", type=Path, required=True)
    parser.add_argument("--linkedbooks", type=Path, required=True)
    parser.add_argument("--gost", type=Path, help="biblatex-gost's examples (a .bib file)")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--generated", type=int, default=6000)
    options = parser.parse_args()
    corpora = {
        "AnyStyle": list(read_anystyle(options.anystyle)),
        "Linked Books": _thinned(
            list(read_linked_books(options.linkedbooks / "train.conll.gz")), 9000, seed=1
        ),
    }
    russian = read_gost(options.gost) if options.gost else Words()
    parts = {name: split_corpus(corpus) for name, corpus in corpora.items()}
    known = list(chain.from_iterable(kept for kept, _ in parts.values()))
    made = list(generate(stock_of(known, russian), options.generated))
    for name, corpus in [*((n, kept) for n, (kept, _) in parts.items()), ("generated", made)]:
        print(f"{name}: {len(corpus)} references to train on")
    train([*known, *made], options.output)
    model = pycrfsuite.Tagger()
    model.open(str(options.output))
    held = {name: kept for name, (_, kept) in parts.items()}
    held["generated"] = list(generate(stock_of(known, russian), 300, seed=1912))
    print("\n".join(figures(name, kept, model) for name, kept in held.items()))


if __name__ == "__main__":
    main()
