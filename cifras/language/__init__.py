"""What the auditor says, and how each language reads and writes numbers: one TOML file a language.

It may import :mod:`cifras.arithmetic`. A room that has sentences of its own hands their file to
:class:`cifras.language.voice.Voice`.
"""
