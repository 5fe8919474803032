"""What PDF/X-4 (ISO 15930-7) asks of a file, read by pikepdf: the parts a library can see.

Not seen here: whether a glyph's widths agree with its font's, and whether the profile's own numbers are a good press.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
from PIL import ImageCms

SCREEN_COLOURS = {"rg", "RG"}
"""Operators that choose an RGB colour; a shop's file has none."""
DATES = {"CreateDate", "ModifyDate", "MetadataDate"}
XMP = "{http://ns.adobe.com/xap/1.0/}"
XMP_MEDIA = "{http://ns.adobe.com/xap/1.0/mm/}"
PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def faults(data: bytes) -> list[str]:
    """Everything in which a PDF is not PDF/X-4, each said once; none: []."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return sorted({*_file(pdf), *_described(pdf), *_intent(pdf), *_pages(pdf), *_objects(pdf)})


def operators(data: bytes) -> list[tuple[str, list[object]]]:
    """Every operator of every page and form, with its operands."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [found for stream in _streams(pdf) for found in _parsed(stream)]


def _streams(pdf: pikepdf.Pdf) -> Iterator[object]:
    yield from (page.obj for page in pdf.pages)
    yield from (item for item in pdf.objects if is_a(item, "/Form"))


def is_a(item: object, subtype: str) -> bool:
    """Whether it is a stream of a kind: /Form, /Image."""
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == subtype


def _parsed(stream: object) -> Iterator[tuple[str, list[object]]]:
    for operands, operator in pikepdf.parse_content_stream(stream):  # type: ignore[arg-type, misc]
        yield str(operator), [float(value) if _number(value) else value for value in operands]


def _number(value: object) -> bool:
    return not isinstance(value, pikepdf.Object | pikepdf.ContentStreamInlineImage)


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "encrypted"
    if pdf.pdf_version > "1.6":
        yield f"version {pdf.pdf_version}"
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield "no ID"
    if pdf.docinfo.get("/Trapped") not in ("/True", "/False"):
        yield "whether it is trapped is not said"
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in pdf.Root:
            yield f"{key} in the catalogue"


def _described(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        if said.get(PDFX) != "PDF/X-4":
            yield "no PDF/X-4 in the metadata"
        needed = {XMP + day for day in DATES} | {XMP_MEDIA + key for key in ("DocumentID", "VersionID")}
        yield from (f"no {key}" for key in sorted({*needed, "dc:title"}) if key not in said)


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [item for item in pdf.Root.get("/OutputIntents", []) if item.S == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    profile = intents[0].get("/DestOutputProfile")
    if not intents[0].get("/OutputConditionIdentifier"):
        yield "an output intent without its name"
    if profile is None:
        yield "an output intent without its profile"
        return
    read = ImageCms.getOpenProfile(BytesIO(profile.read_bytes())).profile
    if (read.device_class, read.xcolor_space.strip(), profile.N) != ("prtr", "CMYK", 4):
        yield f"the profile is of {read.device_class}, {read.xcolor_space}"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if not {"/MediaBox", "/TrimBox", "/BleedBox"} <= set(page.keys()):
            yield f"page {number}: a box is missing"
        elif not _nested(page):
            yield f"page {number}: boxes are not one in another"
        if "/Annots" in page:
            yield f"page {number}: annotations"
        for operator, _ in _parsed(page.obj):
            if operator in SCREEN_COLOURS:
                yield f"page {number}: {operator}"


def _nested(page: pikepdf.Page) -> bool:
    boxes = [[float(edge) for edge in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")]
    return all(
        out[0] <= in_[0] and out[1] <= in_[1] and out[2] >= in_[2] and out[3] >= in_[3]
        for out, in_ in pairwise(boxes)
    )


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield from _object(item)


def _object(item: pikepdf.Object) -> Iterator[str]:
    group = item.get("/Group")
    if group is not None and group.get("/S") == "/Transparency" and group.get("/CS") != "/DeviceCMYK":
        yield f"a group that mixes in {group.get('/CS')}"
    if item.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
        item.keys()
    ):
        yield f"font {item.get('/FontName')} is not in the file"
    if item.get("/S") in ("/JavaScript", "/Launch", "/URI"):
        yield f"an action {item.get('/S')}"
    if "/TR" in item or ("/TR2" in item and item.TR2 != "/Default"):
        yield "a transfer function"
    if is_a(item, "/Image"):
        yield from _image(item)
    if is_a(item, "/Form"):
        yield from (f"a form paints with {name}" for name, _ in _parsed(item) if name in SCREEN_COLOURS)


def _image(item: pikepdf.Object) -> Iterator[str]:
    space = item.get("/ColorSpace")
    if not item.get("/ImageMask", False) and space not in ("/DeviceCMYK", "/DeviceGray"):
        yield f"a picture in {space}"
    if "/Alternates" in item or "/OPI" in item:
        yield "a picture that stands for another"
