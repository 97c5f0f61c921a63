"""Wordings of sentences that tell of no trend that there was: plans, rules, offers, effects, advice.

Each pattern has the stems of which one must stand in a sentence that it fits; looking for these
first costs little.
"""

import re

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
PLANNED = tuple(
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
