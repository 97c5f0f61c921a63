"""Sentences that tell of no trend: plans, rules, offers, risks, and places and groups set apart."""

import re

# For a 10 % rise in fuel duty car mileage falls 1.8 %; por cada punto.
_HYPOTHETICAL = re.compile(
    r"\W*(?:(?:mañana|tomorrow|tonight),"
    r"|(?:were|should) (?:the|a|an|this|it|they|we|prices|rates)\b"
    r"|for (?:an?|every|each) [^.;]{0,30}?\b(?:rise|increase|fall|drop|cut|reduction)\b"
    r"|por cada\b|de (?:pasar|subir|bajar|aumentar|mantenerse|seguir|aprobarse|cumplirse)\b)",
    re.IGNORECASE,
)
_SO_MUCH = (
    r"(?:(?:[0-9][0-9.,]*|one|two|five|ten|uno|dos|cinco|diez)[ -]?(?:%|per ?cent|por ciento"
    r"|(?:basis|percentage)[- ]points?|puntos?(?: básicos| base| porcentual(?:es)?)?)"
    r"|(?:a quarter|half a|a half|a quarter of a|un cuarto de|medio) (?:percentage )?"
    r"(?:point|punto))"
)
_OF_CHANGE = (
    r"(?:rise|increase|hike|cut|fall|drop|decline|reduction|depreciation|appreciation"
    r"|devaluation)"
)
_DE_CAMBIO = (r"(?:alza|aumento|incremento|subida|caída|baja|bajada|reducción|descenso|depreciación"
              r"|apreciación|devaluación)")  # fmt: skip
# What such a change does, in numbers of no year and of no end.
_BY_SO_MUCH = (
    r"(?=[^.;]*?(?:[0-9]|\btenths?|\bdécimas?|\bpoints?|\bpuntos?|\bcosts?\b|\bgastos?\b))"
    r"(?![^.;]*\b(?:19|20)[0-9]{2}\b)(?![^.;]* (?:to|a|hasta)(?: los| las| el| the)? [0-9$€£])"
)
# What is planned, ruled, offered or worked out, each with what must stand in a sentence of it:
# looking for that first costs little.
_PLANNED = tuple(
    (stems.split("|"), re.compile(pattern, re.IGNORECASE))
    for stems, pattern in (
        ("would", r"\ban? [0-9.,]+ ?(?:%|per ?cent|percent|basis points?|percentage points?)"
                  r" (?:rise|increase|fall|decrease|drop|change|strengthening|weakening"
                  r"|appreciation|depreciation|devaluation|movement|shift|swing|hike|cut|reduction"
                  r"|decline)\b[^.;]*\bwould\b"
                  r"|\bhad (?:the|an?) [^.;]*\bwould have\b"),
        ("league table|medal", r"\b(?:medal|league) table\b|\bmedallero\b"),
        ("programmed|budgeted|targeted",
         r"\b(?:against|than|below|above) (?:the|its|a) (?:programmed|budgeted|targeted)\b"),
        ("draft|proyecto de",
         r"\bdraft (?:budget|bill|law|plan)\b|\bproyecto de (?:ley|presupuestos?)\b"),
        # who may have it: where receipts have fallen by at least 30 per cent
        ("qualif|eligib|entitl|may claim|may apply|can claim|can apply",
         r"\b(?:qualif(?:y|ies)|eligible|entitled|(?:may|can) (?:claim|apply))\b[^.;]*?"
         r"\b(?:where|if|whose|that have|which have)\b"
         r"|\b(?:where|if|when|whose)\b[^.;]*\b(?:qualif(?:y|ies)|(?:is|are) (?:eligible|entitled)"
         r"|(?:may|can) (?:claim|apply))\b"),
        ("derecho a|podrán|podrá |beneficiar",
         r"\b(?:derecho a|podrán? (?:acceder|solicitar|acogerse|pedir|beneficiarse|optar))\b[^.;]*?"
         r"\b(?:si|cuando|siempre que|cuy[oa]s?|que (?:acredite|hayan?|tengan?|demuestre)n?)\b"
         r"|(?:^|[,;]) ?(?:si|cuando|siempre que)\b[^.;]*\b(?:tendrán?|tienen?) derecho a\b"),
        ("appl|granted|aplica", r"\b(?:appl(?:y|ies)|is granted) (?:where|if|when)\b"
                                r"|\bse aplica(?:n|rá)? (?:a quien|cuando|si)\b"),
        ("rising|falling|easing|dropping|climbing|warming|cooling",
         r"\b(?:rising|falling|easing|dropping|climbing|warming|cooling)\b[^.;]{0,60}\bby "
         r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow|the weekend)\b"),
        (" 203| 204| 205| 206| 207| 208| 209",
         r"\b(?:pasar|subir|bajar|crecer|reducir|elevar|alcanzar|llegar)\b(?:[^.;]|\.(?=[0-9]))*"
         r"\b(?:al|para|hacia|hasta|en) 20[3-9][0-9]\b"),
        ("adult|socios|members|resident",
         r"[0-9] (?:para|for) (?:adultos|adults|socios|members|residentes|residents)\b.{0,40}?"
         r"[0-9] (?:para|for) [^\W\d_]+|\bmembers may claim\b"),
        ("impl|suggest",
         r"\b(?:impl(?:y|ies)|suggests?) that an? [0-9.,]+ ?(?:%|per ?cent|percent)"),
        ("themselves|itself", r"\b(?:commit|oblig)(?:ted|s|ed)? (?:themselves|itself) to\b"),
        ("commit", r"\bcommit(?:ted|s|ting)? [^.;,]{1,40}? to (?:cut|halv|reduc|rais|lower|doubl)"
                   r"(?:t?ing|e)\b"),
        (" see", r"\b(?:now|still) sees? [^.;,]{1,40}?\b(?:expand|grow|ris|fall|shrink|contract"
                 r"|slow|eas)ing\b"),
        ("oven|horno|boil|simmer",
         r"\b(?:heat|preheat|lower|turn|turn down) (?:the|your) oven\b|\bto (?:the|a) boil\b"
         r"|\bsimmer\b|\b(?:precalent|calent|bajar?)[^\W\d_]* el horno\b"),
        ("project|forecast|expect|see", r"\b(?:staff|we|economists|analysts) "
         r"(?:project|forecast|expect|see) (?:growth|inflation|the)\b"),
        ("espera", r"\besperan? [^\W\d_]+(?:[aei]r)(?:se|l[aeo]s?)?\b"
         r"|(?<!de )(?<!en )\besperan? para (?:el|la|este|esta|20[0-9]{2})\b"),
        ("estim", r"\bestim(?:an|aron|a|ó) [^.;]{0,60}\b(?:para el (?:mes|año|trimestre) próximo"
                  r"|para el próximo)"),
        ("temperatur", r"\btemperatures? (?:climb|ris|fall|reach|drop|eas)(?:ing|s)?\b"
         r"|\btemperaturas? (?:que )?(?:subiendo|bajando|alcanzando|irá)"),
        ("ría ", r"\buna? (?:subida|alza|bajada|caída|aumento|reducción|incremento) de [0-9.,]+ ?"
         r"(?:%|puntos|por ciento)[^.;]*\b(?:tend|supond|implica|eleva|reduci|provoca)ría\b"),
        ("path|trail|road|route|canal|railway|sendero|camino|ruta|carretera",
         r"\b(?:path|trail|road|route|canal|railway|sendero|camino|ruta|carretera)\b[^.;]*?"
         r"\b(?:climb(?:s|ed)|ris(?:es)|rose|ascend(?:s|ed)|drop(?:s|ped)|descend(?:s|ed)|sube"
         r"|subía|asciende|ascendía|baja|desciende|descendía)\b (?:[^.;]|\.(?=[0-9])){0,40}?"
         r"[0-9] ?(?:m|metres?|meters?|feet|ft|metros)\b"),
        ("multa|sanci|fine|penalt|sanction",
         r"\b(?:(?:una|con|de) (?:multas?|sanci(?:ón|ones)) (?:de|entre)|(?:an?|with|by|of)"
         r" (?:fines?|penalt(?:y|ies)) (?:of|from|between)) [^.;0-9]{0,12}(?!(?:19|20)[0-9]{2}\b)"
         r"[0-9][0-9.,]*(?: [^\W\d_]+){0,2} (?:al?|y|to|and) [$€£]?[0-9]"),
        ("target|aim|goal|objective",
         r"\b(?:target|aim|goal|objective)s? (?:is|was|are) (?:for )?an? "),
        ("asked for", r"\boffered\b[^.;]*\basked for\b"),
        ("offer|ofrec", r"\b(?:offer(?:s|ing|ed)?|ofrec[^\W\d_]+) (?:an? |una? )?[0-9.,]+ ?%"
                        r" (?:off|de (?:descuento|rebaja))\b"),
        ("heat|temperature|horno|fuego",
         r"^\W*(?:reduce|lower|raise|increase|turn|baj[ae]|sub[ae]|reduzca|aumente) "
         r"(?:the |el |la )?(?:heat|temperature|oven|horno|fuego|temperatura)\b"),
        ("dosis|dosage|dose",
         r"\b(?:la|una) dosis (?:se (?:reduce|aumenta|sube|baja|incrementa)|debe)\b"
         r"|\b(?:dose|dosage) (?:is|should be|may be|can be) "
         r"(?:reduced|increased|raised|lowered)\b"),
        ("model|assum|simul|supon|asum",
         r"\b(?:study|report|scenario|model|paper|estudio|informe|escenario|modelo|artículo) "
         r"(?:models|assumes|simulates|modela|supone|simula|asume) (?:an? |una? )"),
        ("presupuest|previst|programad|planead",
         r"\b(?:super|exced|rebas)[^\W\d_]+ en (?:un )?[0-9.,]+ ?(?:%|por ciento) (?:a )?"
         r"(?:lo|el monto|la cifra) (?:presupuest|previst|programad|planead)"),
        ("pidi|reclam|exig|solicit|called for|demanded|urged",
         r"\b(?:pidi(?:ó|eron)|reclam(?:ó|aron)|exig(?:ió|ieron)|solicit(?:ó|aron)|called for"
         r"|demanded|urged) (?:an? |una? )(?:[^\W\d_]+ )?(?:recorte|reducción|aumento|alza|subida"
         r"|rebaja|cut|reduction|increase|rise|raise)\b"),
        # of those given the drug and of those given placebo
        ("placebo", r"\b(?:given|on|receiv[^\W\d_]+|took|taking|con|recibi[^\W\d_]+|tomaron)\b"
                    r"[^.;]*\bplacebo\b"),
        ("price|precio", r"\b(?:instead of|rather than|off) (?:the |its )?(?:list|full|usual"
                         r"|regular|normal|retail|recommended|cover) price\b"
                         r"|\b(?:en vez|en lugar) del? (?:precio|los [0-9][^.;,]{0,20} del precio)"
                         r" (?:habitual|normal|de (?:lista|venta|catálogo)|completo|recomendado)"),
        # from 180 Nm at 1,200 rpm to 240 Nm at 2,000 rpm
        (" at | a ", r"\b(?:from|de) [0-9.,]+ [^\W\d_]+ (?:at|a) [0-9.,]+ [^\W\d_]+ (?:to|a)"
                     r" [0-9.,]+ [^\W\d_]+ (?:at|a) [0-9]"),
        ("chance|probab|likelihood", r"[0-9] ?(?:%|per ?cent|por ciento) (?:de )?"
                                     r"(?:chance|probabilidad(?:es)?|likelihood|probability)\b"),
        ("sensib|sensitiv", r"\b(?:análisis de sensibilidad|sensitivity analysis)\b"),
        # a 10 % rise in prices lowers demand by 4 %; un alza de 100 puntos resta cuatro décimas
        ("a |an |each |every ",
         r"\b(?:an?|each|every) (?:[^\W\d_]+ ){0,2}"
         rf"(?:{_SO_MUCH}[ -]{_OF_CHANGE}|{_OF_CHANGE} of {_SO_MUCH})"
         r"(?: (?:in|of) [^.;,]{2,60}?)? (?:lowers|reduces|raises|adds|takes|cuts|costs|shaves"
         r"|lifts|trims|boosts|implies|translates into|leads to|depresses|saves|means|brings)\b"
         rf"{_BY_SO_MUCH}"),
        ("un |una |cada ",
         rf"\b(?:una?|cada) {_DE_CAMBIO} (?:[^\W\d_]+ )?del? {_SO_MUCH}"
         r"(?: (?:en|del?) [^.;,]{2,60}?)? (?:reduce|cuesta|resta|eleva|agrega|quita|encarece"
         r"|disminuye|aumenta|genera|provoca|implica|suma|añade|recorta|equivale a|se traduce en"
         r"|(?:resta|significa|costa|suma|agrega|genera|aumenta|baja|subi|representa)ría)\b"
         rf"{_BY_SO_MUCH}"),
        # a tax that raises prices by 10 percent reduces consumption by 5 percent
        (" that | which | que ",
         r"\ban? [^\W\d_]+ (?:that|which) (?:raises|lowers|cuts|reduces|increases) [^.;,]{3,60}?"
         rf" by {_SO_MUCH} (?:raises|lowers|cuts|reduces|increases)\b"
         r"|\buna? [^\W\d_]+ que (?:sube|baja|reduce|eleva|aumenta|encarece) [^.;,]{3,60}? "
         rf"(?:en )?(?:un )?{_SO_MUCH} (?:sube|baja|reduce|eleva|aumenta|recorta)\b"),
        ("each |every |cada ", r"\b(?:each|every) (?:(?:extra |additional |percentage )+point"
         r"|point (?:on|added|of (?:an? )?(?:rise|increase|growth|inflation)))\b"
         r"|\bcada punto (?:porcentual|adicional|que (?:sube|baja|aumenta)|de (?:alza|aumento"
         r"|subida|baja|inflación|crecimiento))\b"),
        ("same year|mismo año",
         r"\b(?:above|below|than|against|frente a|superior a) (?:the|l[oa]s|el) "
         r"[$€£]?[0-9](?:[^.;,]|[.,](?=[0-9])){0,60}\b(?:(?:in|en) (?:the same year|el mismo año)"
         r"|that same year|ese mismo año)\b"
         r"(?! (?:of|as|de|que)\b)"),
        ("must ", r"\bmust (?:cut|reduce|lower|raise|increase|double|halve)\b"),
        ("due to ", r"\b(?:is|are|was|were) due to (?:cut|reduce|lower|raise|increase|double|halve"
         r"|go|climb|expand|shorten|bring|shrink|trim|lift|open)\b"),
        ("oblig|requir|compel|instruct|direct|bind",
         r"\b(?:oblig|requir|compel|instruct|direct|bind)(?:es?|s)? [^.;,]{0,60}? to (?:bring|cut"
         r"|reduce|lower|raise|increase|keep|hold|halve|double|limit)\b"),
        ("obliga|exige|ordena|insta", r"\b(?:obliga|exige|ordena|insta)(?:n|ba|ban)? [^.;,]{0,60}?"
         r" a (?:reducir|bajar|subir|elevar|recortar|aumentar|limitar|duplicar)\b"),
        ("guía|previsión", r"\b(?:mantiene|reitera|conserva|mantuvo|reiteró)(?:n|ron)? (?:su|la) "
         r"(?:guía|previsión)\b"),
        ("guidance", r"\b(?:reiterat|maintain|keep|confirm|reaffirm)(?:s|es|ed|ing)? "
         r"(?:its|the|their|our) (?:[^\W\d_]+ ){0,2}guidance\b"),
        ("próxim", r"\ba partir de(?:l| la)? [^.;,]{0,30}\bpróxim[oa]\b"),
        (" next", r"\b(?:from|starting|as of) next\b"),
        ("cambiar|sustituir|reemplazar",
         r"(?:^|[,;:]) ?(?:cambiar|sustituir|reemplazar) (?:[^.;]|\.(?=[0-9]))*? por "
         r"(?:[^.;]|\.(?=[0-9]))*?\b(?:representa|supone|significa|permite|ahorra|reduce)n?\b"),
        ("ing ", r"(?:^|[,;:] ?|\b(?:claims?|says?|said|that|estimates?) )"
                 r"(?:cutting|reducing|raising|lowering|increasing|halving|doubling) "
                 r"(?:[^.;]|\.(?=[0-9]))*?\b(?:would|could|might|can|may)\b"),
        ("switching|swapping|replacing", r"(?:^|[,;:]) ?(?:switching|swapping|replacing) "
         r"(?:[^.;]|\.(?=[0-9])){0,60}? (?:with|by|for|to) (?:[^.;]|\.(?=[0-9])){0,60}?"
         r"\b(?:saves|cuts|means|represents|reduces|can)\b"),
    )
)  # fmt: skip
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
    r"(?!Navidad|Semana|Ene|Feb|Mar|Abr|May|Jun|Jul|Ago|Sep|Oct|Nov|Dic|Jan|Apr|Aug|Dec|Q[1-4]|H[12]"
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
# Twice the 4.1 per cent recorded on the coast; where no time is told.
_THAN_ELSEWHERE = re.compile(
    r"\b(?:twice|double|triple|half|times) the [$€£]?[0-9][^.;,]{0,30}?"
    r" (?:recorded|seen|found|reported|registered|measured) (?:in|on|at|among|for|by) "
    r"|\bpor (?:encima|debajo) de (?:l[oa]s |el |la )?[0-9][0-9.,]*(?: [^\W\d_]+)? de l[oa]s? "
    r"(?!temporada|campaña|edición|semana|época|víspera|primer|últim|anterior|crisis|pandemia|ola|ronda"
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
    r"(?!Navidad|Semana|Ene|Feb|Mar|Abr|May|Jun|Jul|Ago|Sep|Oct|Nov|Dic)[A-ZÁÉÍÓÚ]"
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
    r"|hombres|mujeres|varones|niñas|niños)\b(?! (?:did )?(?:in|en|de|of) (?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
# What changes a risk is an effect and no trend: obesity raises the odds of asthma by 62 %.
_RISKY = re.compile(
    r"\b(?:rais|increas|doubl|trebl|tripl|reduc|cuts?\b|lower|halv|elev|aument|duplic|triplic|disminuy"
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
_RISKS = ("odds", "risk", "likelihood", "chance", "probab", "riesgo")


class Supposing:
    """A sentence that knows where it supposes a change, rather than tells of one."""

    def _no_trend_from(self):
        """Return where a sentence tells of no trend, or its end, and why: a name of `unplaced`.

        A place that is only conceded takes no number of what stands before: although it is three
        times that of Bogotá.
        """
        ends = self.start, self.end
        if _HYPOTHETICAL.match(self.text, self.start) or self._is_planned():
            return self.start, "forecast"
        side_by_side = [_TIMES_THAT_OF, _THAN_THAT_OF_A_PLACE]
        side_by_side += [] if self.timed else [_PLOTS, _THAN_ELSEWHERE]
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
        for stems, pattern in _PLANNED:
            for stem in stems:
                if stem in told:
                    if pattern.search(told):
                        return True
                    break
        return False
