"""Polish as data: pure functions on strings, used by the rules in campaign.checks.

One module is one question: syllables, readability, passive, phrases (clerical words, real-word errors,
tone, all from data/*.yml), abbreviations, spelling, typography_lint. None of them knows YAML files of
content/, paths or the campaign; each yields Findings. No index here may be used to call a text ETR:
that takes readers (readers/proba-z-czytelnikami.md).
"""
