"""What claims print, as values that sentences name."""

from cifras.sources.claims import printed_quantity


class ClaimFacts:
    """Says what claims print; needs ``voice``, ``values`` and ``claims``, indexed by id."""

    def say(self, name, /, **tokens):
        """Fill one sentence of the report's language."""
        return self.voice.say(name, **tokens)

    def printed(self, claim_id, name):
        """Return the token of what a claim prints: start, end, stated, or one of its years."""
        claim = self.claims.loc[claim_id]
        origin = {"about": claim_id, "table": "claims.csv", "notebook": "01-clean-source-figures"}
        if name.endswith("period"):
            token = f"{claim_id}.{name}"
            return self.values.quote(token, claim[name], formula="as printed", **origin)
        text = claim[f"{name}_printed"]
        return self.values.quantity(
            f"{claim_id}.{name}", printed_quantity(claim, name), formula="as printed",
            inputs=text, **origin,
        )  # fmt: skip

    def paraphrase(self, claim_id):
        """Return a claim in our words, its printed numbers as tokens."""
        claim = self.claims.loc[claim_id]
        text = claim[f"paraphrase_{self.voice.language}"]
        names = ("start", "end", "stated", "start_period", "end_period")
        return text.format(
            **{name: self.printed(claim_id, name) for name in names if f"{{{name}}}" in text}
        )
