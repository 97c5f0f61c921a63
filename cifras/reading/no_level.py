"""Wordings around a number that is neither a level nor a size: hours, ages, votes, names, ranges.

Each entry says why such a number is set aside, what stands right before it, and what right after.
"""

import re

# What stands around a number that is neither a level nor a size, with what it is instead.
SET_ASIDE = tuple(
    (why, re.compile(f"(?:{before})$", re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for why, before, after in (
        # a ratio of 4.25 to 1
        ("share", r"(?<!from )(?<!del )(?<!de )", r" (?:to|a) 1(?=[,;:)](?![0-9])|\.?$|\.\s"
                  r"| (?:through|until|for|in|as|on|by|and|or|hasta|desde|y|o)\b)"),
        ("share", r"(?<!from )(?<!de )(?<!del )(?<![0-9.,])[0-9]{1,2}(?:\.[0-9]+)? (?:to|a) ",
         r"(?<= 1)(?=[,;:)](?![0-9])|\.?$|\.\s|"
         r" (?:through|until|for|in|as|on|by|and|or|hasta|desde|y|o)\b)"),
        # mile 12 is lower than mile 3
        ("alone", r"\b(?:[Mm]ile|[Ss]ize|[Rr]ow|[Cc]olumn|[Pp]latform|[Gg]ate|[Tt]alla|[Ff]ila"
                  r"|[Aa]ndén) ", r"(?![0-9.,]*[0-9]| ?%)"),
        # open from 8 to 6, horario de 10 a 14
        ("time", r"\b(?:open|opens|abre|horario)(?: [^\W\d_]+){0,2} (?:from|de) ",
         r" (?:to|a) [0-9]{1,2}\b(?![.,0-9]*[0-9])"),
        ("time", r"\b(?:open|opens|abre|horario)(?: [^\W\d_]+){0,2} (?:from"
                 r"|de) [0-9:]{1,5} (?:to|a) ",
         r"(?= ?(?:horas|h)\b|[,.;)]|$)|(?<= [0-9])|(?<= [0-9]{2})"),
        # the odds rose from 5 to 1 to 8 to 1
        ("share", "", r" to 1 to [0-9]+ to 1\b"),
        ("share", r"[0-9] to 1 to (?:[0-9]+ to )?", r"(?= to 1\b)|(?<= 1)(?=[.,;]|$)"),
        ("share", r"[0-9] to ", r"(?<= 1)(?= to [0-9]+ to 1\b)"),
        # from 5 in the morning, desde las 5 de la mañana
        ("time", "", r" (?:de la (?:mañana|tarde|noche|madrugada)|hrs?\b|hs\b|[ap]\.?m\b|o['’]clock"
                     r"|in the (?:morning|afternoon|evening))"),
        # en la década del 90, los años 80, enero del 14
        ("time", r"\bdécadas? (?:del|de los) ['´’]?|\b(?:años|(?:en el|del) año) ['´’]?"
                 r"|\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre"
                 r"|noviembre|diciembre) del ['´’]?", r"(?<=\b[0-9]{2})(?![0-9.,]*[0-9]| ?%| mil)"),
        # shortly after 23.00, desde las 7.30
        ("time", r"\b(?:(?:shortly|just|soon) (?:after|before)|(?:a|desde|hasta|sobre) las) ",
         r"(?<= [01][0-9][.:][0-5][0-9])|(?<= 2[0-3][.:][0-5][0-9])|(?<= [0-9][.:][0-5][0-9])"),
        # climbs from 403 metres to 1,797 metres at the summit
        ("share", "", r" (?:m |metres |meters )?at the (?:summit|top)\b| en la (?:cima|cumbre)\b"),
        # saving 38 % of the shots
        ("share", r"\b(?:saving|saved|saves) ",
         r" of (?:the )?(?:[^\W\d_]+ )?(?:shots|penalties|serves|balls)\b"),
        # one in five, uno de cada diez
        ("share", r"\b(?:one|two|three|four) (?:in|out of) (?:every )?"
                  r"|\b(?:un[oa]?|dos|tres|cuatro) de cada ", r"(?= |[,.;)]|$)"),
        # by five votes to two
        ("share", r"", r"(?<=votes)(?= (?:to|against) )|(?<=votos)(?= (?:a|contra) )"),
        ("share", r"\b(?:votes (?:to|against)|votos (?:a|contra)) ", r"(?= |,|\.|$)"),
        # el nivel más alto en catorce años, the highest in 14 years
        ("time", r"\b(?:más (?:alt|baj|elevad)[oa]s?|mayor|menor|mejor|peor|highest|lowest|largest"
                 r"|smallest|best|worst|biggest)(?: [^\W\d_]+)? (?:en|in|for)"
                 r"(?: los últimos| the last)? ", r" (?:años|meses|years|months|semanas|weeks)\b"),
        # a town of 12,400 inhabitants
        ("alone", r"\b(?:villa|ciudad|pueblo|municipio|localidad|comuna|isla|town|city|village"
                  r"|district"
                  r"|county|island|suburb) (?:de|of|with|con) (?:unos |casi |some |about "
                  r"|nearly )?",
         r"(?<=habitantes)|(?<=vecinos)|(?<=people)|(?<=inhabitants)|(?<=residents)|(?<=souls)"),
        # las 8 veces que incrementó su expansión
        ("alone", "", r"(?<=veces) que [^\W\d_]+(?:ó|aron|ieron)\b"),
        # a range of $13.15 to $13.35, jobs of 35 to 48 hours, girls of 15 to 17
        ("range", r"\b(?:range|rango) (?:of|de|entre)(?: between)? [$€£]?(?:[0-9.,]+ (?:to|and|a|y)"
                  r" [$€£]?)?", ""),
        ("range", r"\b(?:empleos|trabajos|jornadas|turnos|jobs|shifts) (?:of|de)"
                  r" (?:[0-9]{1,2} (?:a|to) )?", r"(?: (?:a|to) [0-9]{1,2})? ?(?:horas|hours)\b"
                                                 r"|(?<=horas)|(?<=hours)"),
        ("time", r"\b(?:adolescentes|niñ[oa]s|jóvenes|mujeres|hombres|menores|varones|muchach[oa]s"
                 r"|teenagers|girls|boys|youths) (?:de|of) (?:[0-9]{1,2} (?:a|to) )?",
         r"(?= (?:a|to) [0-9]{1,2}\b(?![.,][0-9]))|(?<= a [0-9]{2})(?! ?%| mil)"
         r"|(?<= to [0-9]{2})(?! ?%)"),
        # players aged from 16 to 19
        ("time", r"\baged? (?:from|between) (?:[0-9]{1,2} (?:to|and) )?", r"(?<= [0-9]{2})"),
        # pupils aged 13 to 17
        ("time", r"\baged? [0-9]{1,2} (?:to|and|-) ", r"(?<= [0-9]{2})"),
        # children under five
        ("time", r"\b(?:children|girls|boys|infants|niñ[oa]s|menores) (?:under|over|aged|de) ",
         r"(?<![0-9])(?= (?:in|who|were|was|and|from|fell|rose|are|had|has|en|que|y)\b|[,.;)]|$)"),
        # del 2 al 8 de abril, from 2 to 8 April
        ("time", r"\b(?:del?|entre el|desde el|from|between)(?: the)? ",
         r"(?:(?<= [0-9])|(?<= [0-9]{2})) (?:al?|y(?: el)?|hasta el|to|and|until)(?: the)?"
         r" [0-3]?[0-9] (?:de |of )?"
         r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre"
         r"|diciembre|january|february|march|april|may|june|july|august|september|october"
         r"|november|december)\b"),
        # the FTSE 100, el IBEX 35
        ("share", r"\b(?:FTSE|Nikkei|S&P|CAC|DAX|IBEX|Stoxx|Nasdaq|ASX|Russell|CSI|Group of|G)"
                  r"[ -]", r""),
        # those 14 more, of whom was told elsewhere
        ("restated", r"\b(?:es[eao]s|those|these) ", r" (?:[^\W\d_]+ ){0,2}(?:más|menos|more|fewer"
                     r"|extra|adicionales)\b"),
        # from 742 in 10 months of 2017 to 318
        ("time", r"\b(?:en|in) (?:los |las |the )?",
         r" (?:meses|months|años|years) (?:de|of|in|en) (?:19|20)[0-9]{2}\b"),
        # in 8 years of 1,025 %; as in the 20 years before
        ("time", r"\b(?:en|in) (?:solo |sólo |apenas |just |only )?",
         r" (?:años|years) (?:del?|un|of|by) (?:un )?[0-9]"),
        ("time", r"\b(?:en|durante|in|over|for) (?:los|las|estos|esos|the|these|those) ",
         r" (?:años|meses|years|months|décadas|decades)\b(?! (?:old|de edad))"),
        # 15,000 more shops, 500 a year; a razón de 500 por año
        ("each", r"\ba razón de (?:un[oa]s )?", ""),
        # they pay a lower tax of 21 %
        ("share", r"\b(?:lower|higher|reduced|increased) (?:tax|rate|vat|duty|levy|charge|fee"
                  r"|tariff)(?: rate)? (?:of )?|\b(?:tasa|tipo|tarifa|impuesto|cuota|arancel) "
                  r"(?:menor|mayor|reducid[oa]) del? ",
         r"(?:(?<=%)|(?<=cent)|(?<=ciento))(?!,? (?:up|down|from|against|frente|desde))"),
        # into talks with a demand for 7.5 % more
        ("forecast", r"\bdemands? for (?:an? )?", r" (?:more|higher)\b"),
        # it rose with age: 17.3 % among those over 60
        ("share", r": ", r" (?:entre (?:quienes|l[oa]s que)|among those)\b"),
        # on pages 41 to 43
        ("alone", r"\b(?:(?:páginas?|pages?) |pp?\. ?)(?:[0-9]{1,4} (?:al?|to|y|and|-|–) )?", ""),
        # a works that has come to 78 %
        ("share", r"\b(?:obras?|proyectos?|construcción|libramiento|puente|carretera)\b"
                  r"[^.;,0-9]{0,40}"
                  r"\b(?:registra|tiene|lleva|presenta|muestra|reporta)n?(?: ya)? un avance"
                  r"(?: físico| financiero)? (?:del?|de un) |\bavance (?:físico|financiero)"
                  r" (?:del?|de un) ",
         r"(?:(?<=%)|(?<=cent)|(?<=ciento))"
         r"(?! (?:respecto|frente|en comparación|interanual|anual))"),
        # 2.1 % above target, un 2,1 % por arriba de la meta
        ("compared", "", r" (?:por (?:arriba|encima|debajo) de|superior a|inferior a|above|below"
                         r"|ahead of|short of|behind)(?: la| lo| el| al?| the| its| su)? "
                         r"(?:(?:metas?|objetivos?|previst[oa]s?|programad[oa]s?"
                         r"|presupuest(?:o|ad[oa])s?"
                         r"|esperad[oa]s?|estimad[oa]s?|targets?|targeted|goals?|budget|budgeted"
                         r"|planned|plan|forecasts?|expectations?|expected)\b)"),
        # 14 points behind the mayor
        ("compared", "", r"(?<=points|puntos) (?:behind|ahead of|clear of|adrift of|por delante de"
                         r"|por detrás de) (?!last|a year|the (?:year|previous|same|level)"
                         r"|(?:19|20)[0-9]{2}|el año|hace|la (?:semana|media))"),
        # 143, a figure above the 140 that had not been seen since 2014
        ("compared", r"\b(?:cifra|número|total|nivel) (?:superior|inferior|mayor|menor) a "
                     r"(?:l[oa]s )?", r" que no "),
        # broken off: 500…more than half a million
        ("restated", "", r"(?:…|\.\.\.)[^\W\d_]"),
        # after a gain of 0.8 % (previously published: 1.1 %)
        ("restated", r"\b(?:previously|first|originally|initially|antes|previamente|inicialmente) "
                     r"(?:published|reported|estimated|released|publicad[oa]|informad[oa]"
                     r"|reportad[oa])(?::| as| at| en| como)? (?:un |una )?"
                     r"|\b(?:dato|cifra|estimación|lectura) (?:previ[oa]|anterior|inicial"
                     r"|preliminar): ?", ""),
        # with a sampling error of 3.1 %
        ("interval", r"\b(?:error (?:muestral|estándar|máximo|estadístico)|margen de error"
                     r"|coeficiente de variación|sampling error|standard error|margin of error"
                     r"|coefficient of variation)(?: [^\W\d_]+){0,2} (?:of|del?)"
                     r"(?: ±| \+/-)? ?", ""),
        # a bond of twelve years with a coupon of 6.6 %
        ("share", r"\b(?:coupon|cupón)(?: [^\W\d_]+)? (?:of|del?) ", ""),
        ("time", r"\b(?:eurobonos?|bonos?|préstamos?|créditos?|hipotecas?|letras?|deuda)"
                 r"(?: [^\W\d_]+){0,2} a ", r" (?:años|meses|días)\b"),
        # of 1.3 g/t, with recovery of 91.8 %
        ("share", r"\b(?:with|at) (?:(?:gold|silver|copper|zinc|lead|metal|metallurgical|mill|plant"
                  r"|average|overall) )?recover(?:y|ies)(?: rates?)? of ",
         r"(?:(?<=%)|(?<=cent))(?!,? (?:up|down|from|against|versus|compared))"),
        # a memo to the 9-member board
        ("alone", "", r"-(?:member|person|strong|man|woman|judge|seat|team|storey|page|item|bed"
                      r"|room|inch|foot|berth|bay|unit|class|course|home|stage|track|lane|pupil"
                      r"|place)s?\b(?! (?:rise|fall|increase|decrease|drop|gain|decline|jump|cut"
                      r"|reduction|equivalents?)\b)"),
        # the committee voted 5 to 3 to lower the rate
        ("share", r"\bvot(?:ó|aron|ed) (?:[0-9]+ (?:to|a|-|–) )?",
         r"(?= (?:to|a|-|–) [0-9])|(?<= [0-9])(?= (?:to|for|in|en|a|por) )"),
        # lost 2 to 0
        ("share", r"\b(?:perder|perdió|ganar|ganó|empatar|empató|lost|won|drew|beaten) "
                  r"(?:(?:por|by) )?(?:[0-9] (?:to|a|-|–) )?",
         r"(?= (?:to|a|-|–) [0-9](?![0-9.,]))"
         r"|(?<= [0-9])(?=[.,;)]| (?:ante|contra|against|in|en)\b| a (?-i:[A-ZÁÉÍÓÚ]))"),
        # voted (412 to 38)
        ("share", r"\b(?:vot(?:ó|aron|ed|ada|ado)|aprob(?:ó|aron|ad[oa])|rechaz(?:ó|aron|ad[oa])"
                  r"|passed|approved|rejected)(?: [^\W\d_]+){0,3} \((?:[0-9]+ (?:to|a|-|–) )?",
         r"(?= (?:to|a|-|–) [0-9]|[-–][0-9]|\))"),
        # 1.9 % in a month and 10.7 % in twelve
        ("time", r"\b(?:en|in) (?:un|one|a|el|the) (?:mes|month)\b[^;:()]{4,40} (?:en|in) "
                 r"(?:los |the )?(?:últimos |last )?", r"(?=[,.;)]|$)"),
        # grew by 930 % (9.3 times)
        ("restated", r"(?:%|cent|ciento) \((?:o |or )?", r"(?:(?<=veces)|(?<=times))\)"),
        # dijo el alcalde, de 54 años, que
        ("time", r"[^\W\d_], de ", r"(?: ?años)?(?: de edad)?(?<=años|edad)\s*[,.;)]"),
        # said Ms Olsen, 47, the mayor, 54,
        ("time", r"(?:\b(?:Mr|Ms|Mrs|Dr|Sir|Don|Doña)\.? (?-i:[A-Z])[\w’'-]+"
                 r"|\b(?:mayor|minister|director|president|chief|officer|manager|teacher|nurse|farmer"
                 r"|spokes(?:man|woman|person)|alcaldes?a?|ministr[oa]|directora?|president[ae]"
                 r"|vecin[oa]|jef[ea]|maestr[oa]|enfermer[oa])), ", r"(?<=, [1-9][0-9]),"),
        # which has 14 stations, que tiene 14 comisarías,
        ("alone", r", (?:which|who|que|quien(?:es)?|donde|where) (?:now |also |ya |hoy )?"
                  r"(?:has|have|employs?|covers?|includes?|operates?|runs?|tienen?|cuentan? con"
                  r"|emplean?|abarcan?|incluyen?|agrupan?|operan?) "
                  r"(?:some |about |unos |unas |más de |more than |over )?",
         r"[^,.;()0-9]{0,30},(?! (?:up|down|from|against|compared|versus|more|fewer|an?|una?"
         r"|frente|contra|desde|más|menos|[0-9])\b)"),
        # in the 12 districts, en los 12 distritos
        ("alone", r"\b(?:in|across|among|throughout|en|entre)(?: all| tod[oa]s)?"
                  r" (?:the|l[oa]s|its|our|sus|nuestr[oa]s) ",
         r" (?:[^\W\d_]+ )?(?:districts|provinces|municipalities|regions|counties"
         r"|states|boroughs|wards|towns|cities|countries|distritos|provincias"
         r"|municipios|regiones|comunas|cantones|estados|localidades|barrios|países|ciudades)\b"
         r"(?! (?:of|de|that|que) (?:19|20))"),
        # tras una pausa de 3 años, las patrullas de 24 horas,
        ("time", r"\b(?:una?|las?|el|los) (?!esperas?|plazo|demora|tiempo|estancia|estadía|duraci"
                 r"|media|promedio|edad|vida|vigencia|total|retraso|jornada|viaje"
                 r"|[^\W\d_]*(?:ó|[aei]ron|[aei]r|ndo|[ai]do|es|fue|son|era|eran)\b)"
                 r"[^\W\d_]{4,} de ",
         r"(?: ?(?:años|meses|semanas|días|horas))?(?<=años|eses|anas|días|oras)[,.;)]"),
        # compared with quarter 2 of 2019
        ("time", r"\b(?:quarter|trimestre|semestre) ", r"(?<= [1-4])(?= (?:of|de|del) (?:19|20))"),
        # fifteen years later, quince años más tarde
        ("time", r"[;,.] ", r" (?:years|months|weeks|days|años|meses|semanas|días)"
                            r" (?:later|más tarde|después)\b"),
        # 22 % that they had fallen behind
        ("share", r"\b(?:and|while|y|mientras que) ",
         r" (?:that|que) (?:they|he|she|no|lo|se|l[oa]s)"
         r" (?:ha|ten|sent|cre|were|are|feel|felt|would)"),
    )
)  # fmt: skip
