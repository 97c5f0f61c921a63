"""The words that name a period, or point from one back to another, in both languages."""

import re

NOUNS = {
    "en": frozenset(
        "year years quarter quarters half half-year semester month months period season seasons "
        "week weeks morning "
        "summer winter spring autumn harvest stage time date decade decades day days term "
        "span fiscal generation round rounds edition campaign cycle fortnight fortnights".split()
    ),
    "es": frozenset(
        "ciclo ciclos vigencia año años trimestre trimestres semestre semestres mes meses "
        "periodo período lapso tramo plazo "
        "ejercicio ejercicios cosecha cosechas gestión gestiones temporada temporadas campañas "
        "bimestre cuatrimestre quinquenio "
        "década décadas semana semanas "
        "quincena quincenas primavera verano otoño invierno zafra campaña vendimia intervalo "
        "jornada década curso "
        "cursos torneo clausura apertura decenio lustro bienio trienio legislatura "
        "mandato sexenio "
        "certamen edición medición encuesta sondeo puente fecha fechas altura "
        "alturas".split()
    ),
}
# What is counted or asked at a time: these name it only beside a word such as last or anterior.
COUNTS = frozenset(
    "count census poll survey surveys election elections referendum festival games tournament fair "
    "censo conteo recuento comicios evaluación elecciones legislativas presidenciales municipales "
    "generales autonómicas plebiscito referendo referéndum festival feria".split()
)
# Words that point from another period back to the one that is compared with.
BASE = {
    "en": frozenset(
        "earlier before ago previously previous prior preceding year-earlier corresponding same "
        "comparable comparative prior-year year-ago".split()
    ),
    "es": frozenset(
        "correspondiente antes atrás anterior previo previa precedente pasado pasada "
        "mismo misma igual idéntico "
        "idéntica similar anteriores previos previas precedentes pasados".split()
    ),
}
ORDINALS = {
    "en": frozenset(
        "start beginning "
        "financial trading calendar first second third fourth final last opening closing current "
        "past this latest following early late mid end q1 q2 q3 q4 h1 h2 those these three six "
        "nine twelve thirteen two five ten four seven eight eleven next".split()
    ),
    "es": frozenset(
        "quinto sexto séptimo octavo noveno décimo undécimo duodécimo primer primero primera "
        "segundo segunda tercer tercero tercera cuarto cuarta último última últimos últimas aquel "
        "aquella este esta estos estas primeros primeras presente curso fines fin finales inicio "
        "comienzo "
        "principios mediados inicios comienzos cierre próximo siguiente q1 q2 q3 q4 i ii iii iv "
        "tres seis nueve doce siete ocho diez once cuatro dos cinco un".split()
    ),
}
NOW = {
    "en": frozenset("today now yesterday currently".split()),
    "es": frozenset("hoy ayer actualmente ahora actualidad".split()),
}
JOIN = {
    "en": frozenset(
        "of the to ended ending end a an in year on - / – reporting crop marketing school academic "
        "survey distribution sales".split()
    ),
    "es": frozenset(
        "de del el la los las a al en móvil agrícola escolar lectivo hidrológico natural "
        "cafetero azucarero - / –".split()
    ),
}

# A day of the week names a time that is compared with only where it is said to be before.
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles jueves "
    "viernes sábado domingo".split()
)
_LAST_YEAR = ("last year", "last season", "año pasado", "temporada pasada", "curso pasado")


def is_last_year(period):
    """Say whether a printed period is the last year, and so later than any year that is named."""
    return period.lower().endswith(_LAST_YEAR) and len(period.split()) <= 3


# How growth is taken, where no time is named.
PACE = re.compile(
    r"\b(?:on the (?:month|quarter|year|week|day)|(?:month|year|quarter|week)[- ](?:on|over)[- ]"
    r"(?:month|year|quarter|week)|annual(?:ly)?|yearly|monthly|quarterly|weekly|yoy|y/y|m/m|q/q"
    r"|(?:inter)?(?:anual|mensual|trimestral|semanal)(?:es|mente)?)\b",
    re.IGNORECASE,
)
