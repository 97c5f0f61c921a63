"""What tests look for in PDF files."""

import pypdf


def pictures(reader):
    """Return how many pictures a PDF holds, of any page.

    They are objects of the file; to look for them in what each page draws is slow.
    """
    numbers = range(1, reader.trailer["/Size"])
    held = (reader.get_object(pypdf.generic.IndirectObject(n, 0, reader)) for n in numbers)
    return sum(isinstance(one, dict) and one.get("/Subtype") == "/Image" for one in held)
