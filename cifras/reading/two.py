"""Two levels that follow each other, as the rules that put them in order look at them."""

from dataclasses import dataclass

from cifras.reading.frame import Figure


@dataclass(frozen=True)
class Two:
    """Two levels of a sentence, what stands ``between`` them, and what is asked of them.

    ``gap`` are the words between, ``said`` the word of change or multiple among these, ``strong``
    says that only what goes from one to another counts.
    """

    one: Figure
    two: Figure
    between: object
    strong: bool
    gap: str
    said: object
    is_empty: bool  # nothing but times and marks in the gap

    @property
    def pair(self):
        """The levels as the text has them: the first came first."""
        return self.one, self.two

    @property
    def turned(self):
        """The levels the other way round: up from, compared with."""
        return self.two, self.one

    @property
    def is_near(self):
        """Whether the gap is short enough for a link to reach over it."""
        return self.is_empty or (
            len(self.gap) <= 45 and (self.between is None or self.two.lead == "from")
        )
