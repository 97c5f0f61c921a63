"""What words mean in each language: a small table, checked by hand, of words that must not swap.

A concept is a pair of patterns, one a language. A text and its translation name the same concepts
in the same order, so that two colours, units or directions exchanged in one of them are seen.
"""

import re

LANGUAGES = ("en", "es")
CONCEPTS = {
    # Colours and marks of figures.
    "grey": (r"gr[ae]y", r"gris(?:es)?"),
    "blue": (r"blue", r"azul(?:es)?"),
    "black": (r"black", r"negr[oa]s?"),
    "white": (r"white", r"blanc[oa]s?"),
    "red": (r"red", r"roj[oa]s?"),
    "green": (r"green", r"verdes?"),
    "orange": (r"orange", r"naranjas?"),
    "purple": (r"purple", r"morad[oa]s?|púrpuras?"),
    "dark": (r"dark(?:er)?", r"oscur[oa]s?"),
    "light": (r"light(?:er)?", r"clar[oa]s?"),
    "faint": (r"faint", r"tenues?"),
    "shaded": (r"shaded", r"sombread[oa]s?"),
    "dotted": (r"dotted", r"punteado|línea de puntos"),
    "square": (r"squares?", r"cuadrados?"),
    "circle": (r"circles?", r"círculos?"),
    "arrow": (r"arrows?", r"flechas?"),
    "bar": (r"bars?", r"barras?"),
    "row": (r"rows?", r"filas?"),
    "column": (r"columns?", r"columnas?"),
    # Units and scales.
    "ha": (r"hectares?|, ha", r"hectáreas?|, ha"),  # the Spanish for "has" is ha
    "t": (r"(?:metric )?tons?|tonnages, t|t", r"toneladas|cantidades, t|t"),
    "million": (r"millions?", r"mill(?:ón|ones)"),
    "thousand": (r"thousands?", r"mil|miles|millar"),
    "percent": (r"percents?|whole-percent|%", r"porcentajes?|porcentual|porciento|%"),
    "years": (r"years", r"años"),
    "days": (r"days", r"días"),
    # Directions and comparisons.
    "rise": (r"rise|rose|increase|up (?=and\b)|revised up", r"alzas?|subi(?:ó|eron)|aumento"),
    "fall": (r"falls?|fell|decrease|down", r"caídas?|cay(?:ó|eron)|bajó|la baja|hacia abajo"),
    "above": (r"above", r"encima|arriba"),
    "below": (r"below|under", r"debajo|abajo|menos de"),
    "first": (r"first", r"primer[oa]?s?"),
    "last": (r"last", r"últim[oa]s?"),
    "smallest": (r"smallest", r"menor|más pequeña"),
    "exact": (r"exact(?:ly)?", r"exact[oa]s?"),
    "reversed": (
        r"wrong way|other way|opposite directions|direction is wrong",
        r"en sentido contrario|al revés",
    ),
    # What is spoken of.
    "cause": (r"causes?", r"causas?"),
    "correction": (r"corrections?", r"correcci(?:ón|ones)"),
    "date": (r"dates?", r"fechas?"),
    "digit": (r"digits?", r"dígitos?"),
    "judgement": (r"judgements?", r"juicios?"),
    "method": (r"method", r"método"),
    "multiple": (r"multiples?", r"múltiplos?"),
    "notebook": (r"notebooks?", r"cuadernos?"),
    "report": (r"reports?", r"informes?"),
    "rounding": (r"rounding", r"redondeo"),
    "rounding unit": (r"rounding unit", r"unidad de redondeo"),
    "scale": (r"scales?", r"escalas?"),
    "series": (r"series", r"series?"),
    "span": (r"spans?", r"lapsos?"),
    "survey": (r"survey", r"medición"),
    "swapped": (r"swapped", r"cambiados de lugar"),
    "table": (r"tables?", r"tablas?"),
    "verdict": (r"verdicts?", r"veredictos?"),
    "why": (r"why", r"por qué"),
    "wording": (r"wording", r"redacción"),
    "CSV": (r"CSV", r"CSV"),
    "HTML": (r"HTML", r"HTML"),
    "JSON": (r"JSON", r"JSON"),
    "PDF": (r"PDF", r"PDF"),
    "ClaimReview": (r"ClaimReview", r"ClaimReview"),
    # Who says so, and how it was seen.
    "first-hand": (r"first-hand", r"primera mano"),
    "second-hand": (r"second-hand", r"segunda mano"),
    "edition": (r"editions?", r"edici[oó]n(?:es)?"),
}  # fmt: skip


def plain(text):
    """Return a text without its tokens and its code."""
    return re.sub(r"\{[^}]*\}|`[^`]*`", " ", text)


def named(text, language, concepts):
    """Return the concepts that a text names, in order."""
    place, words = LANGUAGES.index(language), plain(text)
    found = [
        (m.start(), -m.end(), concept)
        for concept, patterns in concepts.items()
        for m in re.finditer(rf"(?<![\w-])(?:{patterns[place]})(?![\w-])", words, re.IGNORECASE)
    ]
    told, until = [], 0
    for start, end, concept in sorted(found):
        if start >= until:  # of two that overlap the first, and of these the longer
            told.append(concept)
            until = -end
    return told


def apart(english, spanish, concepts):
    """Return the two lists of concepts where a text and its translation name others."""
    told = named(english, "en", concepts), named(spanish, "es", concepts)
    return None if told[0] == told[1] else told
