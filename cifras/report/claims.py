"""What claims print, as values that sentences name."""

from string import Formatter

from cifras.report.literal import literal


class ClaimTokens:
    """Tokens of what claims print; `claims` are the cleaned ones, indexed by id."""

    def __init__(self, values, claims):
        self.voice, self.values, self.claims = values.voice, values, claims

    def printed(self, claim_id, name):
        """Return the token of what a claim prints: start, end, stated, or one of its years."""
        claim = self.claims.loc[claim_id]
        origin = {"about": claim_id, "table": "claims.csv", "notebook": "01-clean-source-figures"}
        origin |= {"formula": "as printed"}
        token = f"{claim_id}.{name}"
        if name.endswith("period"):
            return self.values.quote(token, claim[name], **origin)
        return self.values.quantity(token, claim[name], inputs=claim[f"{name}_printed"], **origin)

    def paraphrase(self, claim_id):
        """Return a claim in our words, its printed numbers as tokens."""
        text = self.claims.at[claim_id, f"paraphrase_{self.voice.language}"]
        return "".join(
            literal(words) + (self.printed(claim_id, name) if name else "")
            for words, name, *_ in Formatter().parse(text)
        )
