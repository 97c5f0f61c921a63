"""What tests look for in PDF files."""

import pypdf
import pypdfium2


def pictures(reader):
    """Return how many pictures a PDF holds, of any page.

    They are objects of the file; to look for them in what each page draws is slow.
    """
    numbers = range(1, reader.trailer["/Size"])
    held = (reader.get_object(pypdf.generic.IndirectObject(n, 0, reader)) for n in numbers)
    return sum(isinstance(one, dict) and one.get("/Subtype") == "/Image" for one in held)


def texts(file):
    """Return the text of each page of a PDF, a path or its bytes.

    pypdf reads text as well, twenty times as slowly; a report has some forty pages.
    """
    pages = pypdfium2.PdfDocument(file)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pages]
