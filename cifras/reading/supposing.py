"""Sentences that tell of no trend: plans, rules, offers, risks, and places and groups set apart."""

import re

from cifras.reading.no_trend import PLANNED

# For a 10 % rise in fuel duty car mileage falls 1.8 %; por cada punto.
_ASKS = re.compile(
    r"(?:[^.:?]{2,30}:)?\W*(?:did|do|does|has|have|is|are|was|were|will|would|could|can|how|what"
    r"|who|why|when|which)\b"
    r"(?![^.;]*\b(?:right|true) that\b)|[\"“'‘«(\s]*¿(?!y\b)",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\W*(?:(?:mañana|tomorrow|tonight),"
    r"|(?:were|should) (?:the|a|an|this|it|they|we|prices|rates)\b"
    r"|for (?:an?|every|each) [^.;]{0,30}?\b(?:rise|increase|fall|drop|cut|reduction)\b"
    r"|por cada\b|de (?:pasar|subir|bajar|aumentar|mantenerse|seguir|aprobarse|cumplirse)\b)",
    re.IGNORECASE,
)
# The rate of Ceuta triples that of Navarra; not that of a year ago.
_OF_A_PLACE = re.compile(
    r"\b(?:(?:duplic|triplic|cuadruplic|dobl)an?|doubles|triples) (?:la|el|los|las|that|those)"
    r" (?:(?:registro|tasa|cifra|media|promedio|número) )?(?:del?|of|in)"
    r" (?!hace|año|mes|ayer|the|last|a year|[0-9$€£]|us|s/|verano|invierno|otoño|primavera|curso"
    r"|semestre|trimestre|ejercicio|temporada|campaña|semana|edición|mism[oa]|igual|ciclo|same"
    r"|previous|(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)[a-z]*\b)"
    # 26 % less than the $460 that others pay
    r"|\b(?:que|than) (?:los|las|the) [$€£]? ?[0-9][0-9.,]*(?: [^\W\d_]+){0,2} (?:que (?:paga|cobra"
    r"|cuesta|gana|recibe)n?\b|that [^.;,0-9]{3,30} (?:pays?|charges?|earns?|gets?)\b)"
    r"|\btimes (?:the|that|what) [^.;0-9]{0,40}\b(?:charged|paid|earned|received)"
    r" (?:to|by|in|for)\b"
    r"|\b(?:times|double|twice|triple|half) the [^.;]{1,40}\b(?:charged|paid|earned|received|spent)"
    r" by (?:those|people|someone|men|women)\b(?! (?:in|en) (?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
# 34 % more than that of Ayala, lower than that of Cusco; not than that of May.
_NO_PLACE = (
    r"(?!Navidad|Semana|Ene|Feb|Mar|Abr|May|Jun|Jul|Ago|Sep|Oct|Nov|Dic|Jan|Apr|Aug|Dec|Q[1-4]"
    r"|H[12]"
    r"|FY|Christmas|Easter|Hace|Last)"
)
_THAN_THAT_OF_A_PLACE = re.compile(
    r"\b(?:superior(?:es)?|inferior(?:es)?|mayor(?:es)?|menor(?:es)?|más (?:alt|baj)[oa]s?"
    r"|(?:por )?(?:encima|debajo))"
    rf" (?:a|que|de) ?l?(?:[oa]s?|el)? ?de(?: la|l| los| las| el)? {_NO_PLACE}"
    r"[A-ZÁÉÍÓÚ][^\W\d_]{2,}"
    r"|\b(?:higher|lower|larger|smaller|greater) than (?:that|those) (?:of|in) (?:the )?"
    rf"{_NO_PLACE}[A-Z][^\W\d_]{{2,}}"
)
# De 2.1 en Yucatán a 86.3 en Colima.
_FROM_PLACE_TO_PLACE = re.compile(
    r"\b(?:de|from) [0-9.,]+ ?%?(?: [^\W\d_]+)? (?:en"
    r"|in) [A-ZÁÉÍÓÚ][^\W\d_]+(?: [A-ZÁÉÍÓÚ][^\W\d_]+)?"
    r" (?:a|to) [0-9.,]+ ?%?(?: [^\W\d_]+)? (?:en|in) [A-ZÁÉÍÓÚ]"
)
# Twice the 4.1 per cent recorded on the coast; where no time is told.
_THAN_ELSEWHERE = re.compile(
    r"\b(?:twice|double|triple|half|times) the [$€£]?[0-9][^.;,]{0,30}?"
    r" (?:recorded|seen|found|reported|registered|measured) (?:in|on|at|among|for|by) "
    r"|\bpor (?:encima|debajo) de (?:l[oa]s |el |la )?[0-9][0-9.,]*(?: [^\W\d_]+)? de l[oa]s? "
    r"(?!temporada|campaña|edición|semana|época|víspera|primer|últim|anterior|crisis|pandemia"
    r"|ola|ronda"
    r"|convocatoria|cosecha|zafra|década|legislatura|jornada)"
    r"|\b(?:brecha|gap)\b[^.;:]{0,40}: [0-9][^.;]{0,20} (?:contra|frente a|against|versus) ",
    re.IGNORECASE,
)
# The birth rate of the capital was twice that of Jutland; not that of January.
_TIMES_THAT_OF = re.compile(
    r"\b(?:el doble|el triple|el cuádruple|la mitad) de (?:la|las|los|el) [^.;,]{2,60}? de "
    r"(?:l[oa]s|un) (?:países|regiones|provincias|comunas|estados|ciudades|hombres|mujeres)\b"
    r"|\b(?:twice|double|triple|half|(?:two|three|four|five|six|eight|ten|[0-9.,]+) times) "
    r"(?:the (?:rate|level|figure|number) |that |those )(?:of|in) (?:the )?"
    r"(?:an? (?:typical|average|median)"
    r"|(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|H[12]|FY)[A-Z])"
    r"|\b(?:d?el doble|d?el triple|la mitad|(?:dos|tres|cuatro|cinco|seis|diez|[0-9.,]+) veces)"
    r" (?:que |de )?(?:la|el|las|los) (?:de |del )?(?:la |el )?"
    r"(?!US\$|RD\$|S/|Bs|MXN|Navidad|Semana|Ene|Feb|Mar|Abr|May|Jun|Jul|Ago|Sep|Oct|Nov|Dic)"
    r"[A-ZÁÉÍÓÚ]"
)
# Shares of a vote: Fuerza 21.4 %, Somos 19.8 %, Avanza 11.2 %; margen de error ± 1.3 puntos.
_COUNTED = re.compile(
    r"\b(?:margen de error|margin of error|votos|votes|ballots|mesas|conteo)\b", re.IGNORECASE
)
_VOTED = re.compile(r"(?:(?:[A-ZÁÉÍÓÚ][^\W\d_]+ ){1,4}[0-9.,]+ ?%(?:[,;]| y| and)? ?){3}")
# Two fields of one trial: 1.9 t/ha on bare plots versus 4.3 t/ha on treated plots.
_PLOTS = re.compile(
    r"\b(plots|parcelas)\b(?:[^.;]|\.(?=[0-9]))*\b(?:versus|against|compar\w+|frente|contra)\b"
    r"(?:[^.;]|\.(?=[0-9]))*\b\1\b",
    re.IGNORECASE,
)
# Two groups of one time: costs in the surgical arm and in the other; a woman's pay and a man's.
_GROUPS = tuple(
    tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in pair)
    for pair in (
        ("women|woman|girls|females?|mujer(?:es)?|niñas|chicas",
         "men|man|boys|males?|hombres?|varón|varones|niños|chicos"),
        (r"in the [^\W\d_]+ (?:arm|group)\b.*\bin the [^\W\d_]+", "arm|group"),
    )
)  # fmt: skip
_OF_BOTH = re.compile(
    r"\b(?:women|girls|mujeres|niñas|chicas|men|boys|hombres|niños|chicos) (?:and|y|or|o) "
    r"(?:men|boys|hombres|niños|chicos|women|girls|mujeres|niñas|chicas)\b",
    re.IGNORECASE,
)
_EARNS = re.compile(r"gan|earn|perd|cobr", re.IGNORECASE)
_THAN_THEN = re.compile(
    r"\b(?:than|(?<!\blo )que) (?:in|en|a|an|hace|last|el|la|the)\b", re.IGNORECASE
)
# Women earn 11 % less than men; but less than women in 2019 is of another time.
_THAN_A_GROUP = re.compile(
    r"[0-9] ?(?:%|per ?cent|percent|por ciento|points|puntos) (?:less|more|fewer|lower|higher|menos"
    r"|más)\b[^,;.:]{0,24}\b(?:than|que) (?:las |los )?(?:men|women|boys|girls|males|females"
    r"|hombres|mujeres|varones|niñas|niños)\b(?! (?:did )?(?:in|en|de|of) (?:19|20)[0-9]{2})"
    # the pay of men is 28.6 % above that of women
    r"|\b(?:superan?\b(?:[^,;.:]|[.,](?=[0-9])){0,40}? al?|exceeds?|(?:above|below) that"
    r"|(?:higher|lower) than that) (?:(?:that |those )?of |del? )?(?:las |los )?(?:men|women|boys"
    r"|girls|males|females|hombres|mujeres|varones|niñas|niños)\b"
    r"(?! (?:did )?(?:in|en|de|of) (?:19|20))",
    re.IGNORECASE,
)
# What changes a risk is an effect and no trend: obesity raises the odds of asthma by 62 %.
_RISKY = re.compile(
    r"\b(?:rais|increas|doubl|trebl|tripl|reduc|cuts?\b|lower|halv|elev|aument|duplic|triplic"
    r"|disminuy"
    r"|reduj)[^\W\d_]* (?:(?:un |by )?[0-9.,]+ ?% )?(?:(?:the|el|la|los|las|their|your|su|sus) )?"
    r"(?:odds|risks?|likelihood|chances?|probabilit(?:y|ies)|riesgos?|probabilidad(?:es)?)\b"
    r"(?! (?:premium|assessment|prima))"
    r"|\b(?:riesgo|risk|odds|probabilidad) (?:de|of) [^.;]{0,60}\b(?:es|era|is|was)\b[^.;]{0,20}"
    r"\b(?:mayor|menor|higher|lower|greater) (?:entre|en|among|in|for|para)\b",
    re.IGNORECASE,
)
# 9.1 in Kratie, compared with 5.4 in Kampot.
_OF_TWO_PLACES = re.compile(
    r"[0-9][^;:.()]{0,24} (?:in|en) [A-ZÁÉÍÓÚ][^\W\d_]+,? "
    r"(?:compared (?:with|to)|as against|against|versus|frente al?|contra|comparado con) "
    r"[^;:()]{0,16}[0-9][^;:()]{0,24} (?:in|en) [A-ZÁÉÍÓÚ]"
)
# Earns 2.4 times as much as one in Portugal; as those in May is a time.
_TIMES_ONE_ELSEWHERE = re.compile(
    r"\b(?:(?:[0-9][0-9.,]*|two|three|four|five) times|[Tt]wice) as (?:much|many) as "
    r"(?:one|those|that|an? [^\W\d_]+|their [^\W\d_]+) in [A-Z]"
    r"(?!anuary|ebruary|arch|pril|ay\b|une|uly|ugust|eptember|ctober|ovember|ecember)"
    # more than twice the 25 % managed by neighbouring Costova
    r"|\b(?:twice|double|triple|half|times|than) the [$€£]?[0-9][^.;,]{0,40}?"
    r" (?:neighbou?ring|nearby|rival) [A-Z]"
    r"|\b(?:d?el doble|la mitad|d?el triple|más|menos|superior|inferior) (?:que|de|a)"
    r" (?:el|la|los|las) [0-9][^.;,]{0,40}? (?:vecin|cercan)[oa]s? [A-ZÁÉÍÓÚ]"
)
_RISKS = ("odds", "risk", "likelihood", "chance", "probab", "riesgo")


class Supposing:
    """A sentence that knows where it supposes a change, rather than tells of one."""

    def _no_trend_from(self):
        """Return where a sentence tells of no trend, or its end, and why: a name of `unplaced`.

        A place that is only conceded takes no number of what stands before: although it is three
        times that of Bogotá.
        """
        ends = self.start, self.end
        told = self.text[self.start : self.end].rstrip("\"'”’»)")
        is_asked = told.endswith("?") and _ASKS.match(told) is not None
        if is_asked or _HYPOTHETICAL.match(self.text, self.start) or self._is_planned():
            return self.start, "forecast"
        side_by_side = [_TIMES_THAT_OF, _THAN_THAT_OF_A_PLACE, _TIMES_ONE_ELSEWHERE]
        side_by_side += [] if self.timed else [_PLOTS, _THAN_ELSEWHERE, _FROM_PLACE_TO_PLACE]
        if any(each.search(self.text, *ends) for each in side_by_side) or (
            _COUNTED.search(self.text, *ends) and _VOTED.search(self.text, *ends)
        ):
            return self.start, "compared"
        if self._sets_groups_apart():
            return self.start, "compared"
        if group := _THAN_A_GROUP.search(self.text, *ends):
            return max(self.text.rfind(";", self.start, group.start()), self.start), "compared"
        place = _OF_A_PLACE.search(self.text, *ends)
        if place is None:
            return self.end, ""
        told = self.text[self.start : place.start()].lower()
        conceded = max(told.rfind(word) for word in self.words.breaks)
        return self.start + max(conceded, 0), "compared"

    def _sets_groups_apart(self):
        """Say whether a sentence tells of two groups at one time, and of no change."""
        moved = [t for t in self.trends if t.value and not _EARNS.match(self.text, t.start)]
        if moved or len(self.timed) > 1:
            return False
        if any(i.kind == "base" for i in self.timed):
            return False
        if not self.timed and _OF_TWO_PLACES.search(self.text, self.start, self.end):
            return True
        told = _OF_BOTH.sub("", self.text[self.start : self.end])
        is_of_both = any(one.search(told) and two.search(told) for one, two in _GROUPS)
        return is_of_both and _THAN_THEN.search(told) is None

    def _is_planned(self):
        """Say whether a sentence tells of a plan, a rule, an offer, or of a risk."""
        told = self.text[self.start : self.end].lower()
        if any(word in told for word in _RISKS) and _RISKY.search(told):
            return True
        for stems, pattern in PLANNED:
            for stem in stems:
                if stem in told:
                    if pattern.search(told):
                        return True
                    break
        return False
