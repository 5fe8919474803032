"""What Word knows and python-docx has no call for, written as XML."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

_BOX = (
    f'<w:sdt {nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr>'
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent/></w:sdt>"
)
"""A content control Word ticks on a click."""


def inset(table: Any, millimetres: float) -> Any:
    """The table with its texts so far inside their cells, its frame in line with the text around it."""
    margins = OxmlElement("w:tblCellMar")
    places = [OxmlElement(f"w:{side}") for side in ("left", "right")]
    indent = OxmlElement("w:tblInd")
    for place in (*places, indent):
        place.set(qn("w:w"), str(Mm(millimetres).twips))
        place.set(qn("w:type"), "dxa")
    margins.extend(places)
    last = table._tbl.tblPr.find(qn("w:tblLook"))  # Word wants its own order here
    for element in (indent, *table._tbl.tblPr.findall(qn("w:tblLayout")), margins):
        last.addprevious(element)
    return table


def underline(paragraph: Any) -> None:
    """A line under the whole paragraph.

    Paragraphs with the same border share one, so neighbours differ by a shade nobody sees.
    """
    shade = "16202E" if len(paragraph._p.getparent()) % 2 else "16202F"
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", shade)):
        line.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(line)
    _dress(paragraph, borders)


def ground(paragraph: Any, colour: str, points: int) -> None:
    """The paragraph on a ground of one colour (RRGGBB) that reaches some points around it."""
    borders, shade = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", str(points)), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    _dress(paragraph, borders)
    _dress(paragraph, shade)


def _dress(paragraph: Any, element: Any) -> None:
    """Give the paragraph a border or a ground; Word wants its order."""
    shape = paragraph._p.get_or_add_pPr()
    later = [one for one in shape if one.tag in (qn("w:spacing"), qn("w:ind"), qn("w:jc"))]
    later[0].addprevious(element) if later else shape.append(element)


def box(run: Any) -> None:
    """The run's box, ticked by a click in Word."""
    control = parse_xml(_BOX)
    run._r.addprevious(control)
    control[-1].append(run._r)


def hyperlink(paragraph: Any, address: str) -> Any:
    """An empty link element at the paragraph's end."""
    link = OxmlElement("w:hyperlink")
    identifier = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), identifier)
    paragraph._p.append(link)
    return link
