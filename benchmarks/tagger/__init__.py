"""The training of the tagger: corpora in, a model out."""
