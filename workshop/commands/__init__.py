"""What the words of `run.py` do: one module a word, each with `run(settings, args) -> int`."""
