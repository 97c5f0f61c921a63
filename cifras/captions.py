"""What each figure says: title, subtitle, source line and alt text, made from the data."""

from dataclasses import dataclass

from cifras.claims import smallest_grain
from cifras.words import format_number as num
from cifras.words import format_percent as pct
from cifras.words import join_words


@dataclass(frozen=True)
class Caption:
    """The words of one figure; ``alt`` describes it to those who cannot see it."""

    title: str
    subtitle: str
    source: str
    alt: str


def source_line(run, *sources):
    """Return the line at the foot of a figure."""
    return f"Source: {'; '.join(sources)}. Run: {run}. Cifras, CC BY 4.0."


def caption_claims(rows, run):
    """Words for the forest plot of the change claims."""
    fates = rows["verdict"].replace({"exact": "held", "rounding": "held", "reversed": "failed"})
    counts = fates.replace({"contradicted": "failed"}).value_counts()
    told = [
        words.format(_count(counts[name], lower=True), "s" if counts[name] == 1 else "")
        for name, words in (
            ("held", "{0} follow{1} from the levels behind them"),
            ("grain", "{0} only at a coarser rounding"),
            ("failed", "{0} do not follow"),
            ("untestable", "{0} cannot be tested"),
        )
        if name in counts
    ]
    title = f"Of {_count(len(rows), lower=True)} stated changes {join_words(told)}"
    described = [
        f"{row.label}: {row.verdict}, "
        + (
            "no base or level printed"
            if row.verdict == "untestable"
            else f"recomputed {pct(row.point, 1, signed=True)}"
        )
        for row in rows.itertuples()
    ]
    return Caption(
        title,
        "Recomputed less stated change. Thick bar: rounding as printed; thin bar: at the step of "
        "the series; grey band: what the stated whole percent stands for.",
        source_line(run, "figures printed in the documents"),
        f"Forest plot of {len(rows)} claims. " + "; ".join(described).replace("\n", ", ") + ".",
    )


def caption_coca_area(series, windows, run):
    """Words for the two estimates of coca area."""
    described = "; ".join(
        f"{name}: {num(rows['value'].iloc[0])} ha in {rows['period'].iloc[0]}, lowest "
        f"{num(rows['value'].min())} ha in {_when(rows, 'min')}, highest "
        f"{num(rows['value'].max())} ha in {_when(rows, 'max')}, {num(rows['value'].iloc[-1])} ha "
        f"in {rows['period'].iloc[-1]}"
        for name, rows in series.items()
    )
    lows = {name: _when(rows, "min") for name, rows in series.items()}
    years = sorted(set(lows.values()))
    since = [
        f"{num(rows['value'].iloc[-1] / rows['value'].min(), 1)} times ({name})"
        for name, rows in series.items()
    ]
    title = f"From its low of {join_words(years)} coca area grew to {join_words(since)}"
    return Caption(
        title,
        f"Coca area in Colombia, hectares, as last published by {join_words(series)}. "
        "Shaded: the windows that the documents speak of.",
        source_line(run, "ledger of observations, data/source/observations.csv"),
        f"Two lines of coca area by year. {described}. Shaded windows: "
        + join_words(f"{start} to {end}" for start, end in windows) + ".",
    )  # fmt: skip


def caption_vintages(rows, period, run):
    """Words for the vintages of potential cocaine; `period` is the year whose story is told."""
    here = rows[rows["period"] == period].sort_values("vintage")
    if len(here) and here["value"].iloc[-1] != here["value"].iloc[0]:
        first, last = here.iloc[0], here.iloc[-1]
        title = (
            f"Later reports rewrote the past: {period} went from {num(first['value'])} t "
            f"to {num(last['value'])} t"
        )
    else:
        title = "How the estimates of potential cocaine were revised"
    revised = here.groupby("vintage")["value"].last()
    story = ", ".join(f"{num(value)} t in {vintage}" for vintage, value in revised.items())
    return Caption(
        title,
        "Potential cocaine from Colombia, metric tons of pure cocaine a year; faint: what each "
        "year's reports printed. The two scales differ.",
        source_line(run, "ledger of observations, data/source/observations.csv"),
        f"Two panels of potential cocaine by year, one line per vintage. The US value for "
        f"{period} by year of publication: {story or 'none'}.",
    )


def caption_security(security, targets, run):
    """Words for homicides and kidnappings, indexed; `targets` are the claims about them."""
    told = []
    for claim in targets.itertuples():
        here = security[security["indicator"] == claim.indicator]
        ends = here[here["period"] == claim.end_period]
        for row in ends.itertuples():
            change = row.index_value - 100
            counted, stated = pct(abs(change)), pct(claim.stated_value)
            against = "as stated" if counted == stated else f"where {stated} is stated"
            verb = "fell" if change < 0 else "rose"
            told.append(f"{claim.indicator} {verb} {counted}, {against}")
    return Caption(
        f"By the counts {'; '.join(told)}" if told else "Homicides and kidnappings",
        f"{_first(security)} = 100, counts as last published in Colombia; homicides of 2002 from "
        "one second-hand source. Squares: what the document states.",
        source_line(run, "National Police and Ministry of Defence, through the ledger"),
        f"Two lines indexed to {_first(security)}. " + _sentence("; ".join(told)) + ".",
    )


def caption_windows(windows, documented, estimator, run):
    """Words for the heat map of every window; `documented` has start, end, change_pct."""
    told = []
    for row in documented.itertuples():
        alike = windows[windows["end"] - windows["start"] == row.end - row.start]["change_pct"]
        beyond = alike < row.change_pct if row.change_pct < 0 else alike > row.change_pct
        word = "a deeper fall" if row.change_pct < 0 else "a larger rise"
        told.append((row, len(alike), int(beyond.sum()), word))
    title = "How the change depends on the years chosen"
    if told:
        row, many, count, word = told[0]
        verb = "shows" if count < 2 else "show"
        none_or_some = _count(count) if count else "None"
        title = f"{none_or_some} of {many} windows as long as {row.start}–{row.end} {verb} {word}"
    return Caption(
        title,
        f"Percent change of coca area in Colombia between every pair of years, {estimator} "
        f"estimate as last published; {len(windows)} windows, the documented ones boxed.",
        source_line(run, "ledger of observations, data/source/observations.csv"),
        f"Heat map of {len(windows)} windows. "
        + "; ".join(
            f"{row.start} to {row.end}: {pct(row.change_pct, signed=True)}, {count} of {many} "
            f"windows of that length show {word}"
            for row, many, count, word in told
        )
        + ".",
    )


def caption_implied_base(implied, published, claims, run):
    """Words for the base that a claim implies against what was published."""
    row = implied[implied["basis"] == "printed"].iloc[0]
    claim = claims[claims["claim_id"] == row["claim_id"]].iloc[0]
    hits, low, high = published[published["fits"]], num(row["low"]), num(row["high"])
    fate = (
        "no report seen prints one" if hits.empty else f"{len(hits)} of {len(published)} values fit"
    )
    seen = "; ".join(
        f"{r.estimator} {num(r.value)} t, published {r.vintage}" for r in published.itertuples()
    )
    return Caption(
        f"A fall of {pct(claim['stated_value'])} needs a base of {low} to {high} t; {fate}",
        f"The {claim['start_period']} base that claim {claim['claim_id']} implies (dark: its end "
        "rounded as printed; light: to the step of the series), and every estimate seen.",
        source_line(run, "figures printed in the documents", "ledger of observations"),
        f"Implied base: {low} to {high} metric tons. Published for that year: {seen}.",
    )


def caption_area_yield(parts, claim, run):
    """Words for the bridge from area and yield to potential cocaine."""
    tons = parts.set_index("part")["cocaine_t"]
    area, rate = tons["by_area"], tons["by_yield"]
    grew = (
        "By arithmetic, more land and not more per hectare"
        if area > 0 >= rate
        else "Area and yield"
    )
    years = claim.start_period, claim.end_period
    return Caption(
        f"{grew}: area {num(area, signed=True)} t, yield {num(rate, signed=True)} t",
        f"Change of potential cocaine {years[0]} to {years[1]} as printed, split into area and "
        "cocaine per hectare so that the two parts sum to the whole.",
        source_line(run, "figures printed in the documents"),
        f"Bridge chart: {num(tons['start'])} t in {years[0]}, area {_moves(area)}, yield "
        f"{_moves(rate)}, {num(tons['end'])} t in {years[1]}.",
    )


def caption_grains(claim, run):
    """Words for the bounds of one change at growing grains."""
    needed = smallest_grain(claim)
    stated = pct(claim.stated_value)
    return Caption(
        f"{stated} fits only if the tonnages were rounded to steps of {num(needed, 1)} t or more",
        f"Claim {claim.claim_id}: the change from {claim.start_printed} to {claim.end_printed} "
        "that the rounding of both figures allows, by the step of that rounding.",
        source_line(run, "figures printed in the documents"),
        "Funnel chart: the bounds of the recomputed change widen with the step of rounding and "
        f"reach the stated {stated} at a step of {num(needed, 2)} t.",
    )


def caption_rivals(estimates, run):
    """Words for the two estimates of coca area side by side."""
    compared = estimates["same_direction"].astype(str)
    alike, many = (compared == "True").sum(), compared.isin(["True", "False"]).sum()
    ratio = estimates["US"] / estimates["UNODC"]
    apart = estimates[compared == "False"]["period"]
    return Caption(
        f"The two estimates move alike in {alike} of {many} years, and never agree on the level"
        if (ratio > 1).all()
        else f"The two estimates move alike in {alike} of {many} years",
        "Coca area in Colombia, hectares, as last published; the gap shaded; years in which one "
        "estimate rose and the other fell are crossed.",
        source_line(run, "ledger of observations, data/source/observations.csv"),
        f"Two lines with the gap between them shaded; the US estimate is {num(ratio.min(), 1)} to "
        f"{num(ratio.max(), 1)} times that of UNODC. They move in opposite directions in "
        f"{join_words(apart) or 'no year'}.",
    )


def caption_revisions(rows, run):
    """Words for the revisions of potential cocaine."""
    up, down = (rows["revision_pct"] > 0).sum(), (rows["revision_pct"] < 0).sum()
    told = ", ".join(
        f"{row.period} {num(row.first)} to {num(row.latest)} t" for row in rows.itertuples()
    )
    return Caption(
        f"Of {len(rows)} years published more than once, {up} were revised up and {down} down",
        "Potential cocaine from Colombia, US estimate, metric tons: from the first value published "
        "(circle) to the last one (arrow).",
        source_line(run, "ledger of observations, data/source/observations.csv"),
        f"Arrows by year: {told}.",
    )


def caption_flips(spans, run):
    """Words for the timeline of what the ledger says of each claim."""
    turns = spans.groupby("claim_id")["status"].nunique()
    told = "; ".join(
        f"{label}: " + ", then ".join(f"{row.status} from {row.as_of}" for row in rows.itertuples())
        for label, rows in spans.groupby("label", sort=False)
    )
    return Caption(
        f"Of {len(turns)} claims with figures to compare, {(turns > 1).sum()} are upheld by one "
        "estimate or vintage and disputed by another",
        "Each claim recomputed on each estimator's figures as they stood in a year of publication. "
        "A mark: the figures changed. Black stroke: the year of the document.",
        source_line(run, "ledger of observations, data/source/observations.csv"),
        f"Timeline by claim and estimator. {told}.",
    )


def caption_drivers(drivers, run):
    """Words for the shares of area and yield in the changes of potential cocaine."""
    longest = drivers[drivers["end"] - drivers["start"] > 1]
    rise = longest[longest["whole_t"] > 0]
    told = join_words(f"{pct(row.area_share_pct)} by {row.estimator}" for row in rise.itertuples())
    title = "Area and yield in the changes of potential cocaine"
    if len(rise):
        row = rise.iloc[0]
        title = f"More land accounts for this much of the growth {row.start}–{row.end}: {told}"
    return Caption(
        title,
        "Share of each change of potential cocaine that area and cocaine per hectare account for "
        "(logarithmic mean Divisia index; the two sum to the whole). As last published, and as "
        "printed.",
        source_line(run, "ledger of observations", "figures printed in the documents"),
        "Stacked bars. "
        + "; ".join(
            f"{row.label.replace(chr(10), ' ')}: area {pct(row.area_share_pct)}, yield "
            f"{pct(row.yield_share_pct)}"
            for row in drivers.itertuples()
        )
        + ".",
    )


def caption_multiples(places, names, window, run):
    """Words for the small multiples of departments."""
    told = []
    for name in names:
        rows = places[places["name"] == name].sort_values("period")
        first, last = rows.iloc[0], rows.iloc[-1]
        told.append(
            f"{name}: {num(first['value'])} ha in {int(first['period'])}, {num(last['value'])} ha "
            f"in {int(last['period'])}"
        )
    year = places["period"].max()
    now = places[places["period"] == year]
    share = 100 * now[now["name"].isin(names)]["value"].sum() / now["value"].sum()
    return Caption(
        f"{_count(len(names))} departments hold {pct(share)} of the coca of {int(year)}",
        "Coca area by department, hectares, UNODC, the departments with most in the last year (the "
        f"number), all to one scale. Shaded: {window[0]} to {window[1]}.",
        source_line(run, "UNODC/SIMCI through Colombia's open data"),
        f"{len(names)} panels. " + "; ".join(told) + ".",
    )


def caption_tiles(tiles, years, run):
    """Words for the maps of coca by department."""
    first, last = (tiles[tiles["period"] == year] for year in (years[0], years[-1]))
    change = last.set_index("name")["value"].fillna(0) - first.set_index("name")["value"].fillna(0)
    top = change.sort_values(ascending=False).head(3)
    share = 100 * top.sum() / change.sum()
    return Caption(
        f"{join_words(top.index)} account for {pct(share)} of the growth since {years[0]}",
        f"Coca area by department, UNODC, {join_words(years)}; equal tiles, darker is more. No "
        "colour: no value.",
        source_line(run, "UNODC/SIMCI through Colombia's open data"),
        "Tile maps. "
        + "; ".join(
            f"{year}: most in "
            + join_words(
                f"{row.name_} {num(row.value)} ha"
                for row in tiles[tiles["period"] == year]
                .rename(columns={"name": "name_"})
                .nlargest(3, "value")
                .itertuples()
            )
            for year in years
        )
        + ".",
    )


def caption_panels(title, subtitle, panels, run):
    """Words for small multiples; the alt text names the first and last value of each line."""
    told = [
        f"{heading}, {label}: {num(rows['value'].iloc[0])} in {rows['period'].iloc[0]}, "
        f"{num(rows['value'].iloc[-1])} in {rows['period'].iloc[-1]}"
        for heading, lines in panels.items()
        for label, (_, rows) in lines.items()
    ]
    source = source_line(run, "ledger of observations, data/source/observations.csv")
    return Caption(title, subtitle, source, f"{len(panels)} panels. " + "; ".join(told) + ".")


def caption_pressure(panels, run):
    """Words for eradication beside area and seizures beside potential cocaine."""
    (area, taken), subtitle = (
        (list(lines.values()) for lines in panels.values()),
        (
            "Hectares and metric tons, as last published. Sprayed hectares are counted as often as "
            "they are sprayed; seizures are of mixed purity. The scales differ."
        ),
    )
    sprayed = area[1][1]
    gone = int(sprayed["period"].max())
    seized = taken[1][1]
    grew = seized["value"].iloc[-1] / seized["value"].iloc[0]
    return caption_panels(
        f"Spraying ends in {gone}; seizures grow {num(grew, 1)} times over "
        f"{seized['period'].iloc[0]}–{seized['period'].iloc[-1]}",
        subtitle,
        panels,
        run,
    )


def caption_andes(panels, run):
    """Words for the three growers of coca."""
    lines = next(iter(panels.values()))
    year = min(rows["period"].iloc[-1] for _, rows in lines.values())
    values = {
        label: rows.loc[rows["period"] == year, "value"].sum() for label, (_, rows) in lines.items()
    }
    share = 100 * values["Colombia"] / sum(values.values())
    return caption_panels(
        f"Colombia grows {pct(share)} of the coca of the three countries in {year}",
        "Coca area in hectares and potential cocaine in metric tons, US estimates as last "
        "published. The scales differ.",
        panels,
        run,
    )


def caption_assistance(panels, year, run):
    """Words for U.S. assistance in constant dollars beside coca area."""
    (aid,), _ = (list(lines.values()) for lines in panels.values())
    top = aid[1].loc[aid[1]["value"].idxmax()]
    return caption_panels(
        f"In constant dollars U.S. assistance peaked in fiscal {int(top['period'])}",
        f"Obligations in millions of {year} dollars (U.S. consumer prices) and hectares of coca, "
        "US estimate. The scales differ.",
        panels,
        run,
    )


def caption_people(panels, run):
    """Words for victims, migrants and leaders killed."""
    ((_, rows),) = panels["Venezuelans, thousand"].values()
    first, last = rows["value"].iloc[0], rows["value"].iloc[-1]
    years = rows["period"].iloc[0], rows["period"].iloc[-1]
    return caption_panels(
        f"From {num(first)} thousand Venezuelans in {years[0]} to {num(last)} thousand in "
        f"{years[1]}",
        "As last published: registered victims and Venezuelans living in Colombia, thousands; "
        "social leaders killed in a year by four counts. The scales differ.",
        panels,
        run,
    )


def _moves(tons):
    return f"{'adds' if tons > 0 else 'takes'} {num(abs(tons))} t"


def _when(rows, how):
    return int(rows.loc[getattr(rows["value"], f"idx{how}")(), "period"])


def _count(number, lower=False):
    names = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()
    text = names[number] if number < len(names) else str(number)
    return text.lower() if lower else text


def _sentence(text):
    return text[:1].upper() + text[1:]


def _first(security):
    return int(security["period"].min())
