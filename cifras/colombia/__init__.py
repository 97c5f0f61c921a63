"""The study of two texts on Colombia: its figures, findings, report and sentences.

It may import every other room; nothing imports it but the notebooks and its tests. Nothing is
retyped here that a table holds: claims are chosen by what they are about and by how they fare.
"""

from cifras.language.voice import Voice


def voices(sources, languages, run, write=str):
    """Return one voice per language, with the study's sentences and the names of the tables.

    `write` makes of a name what may stand in a text of theirs.
    """
    return [
        Voice(
            code,
            run,
            "cifras.colombia",
            {name: write(called) for name, called in sources.names(code).items()},
        )
        for code in languages
    ]
