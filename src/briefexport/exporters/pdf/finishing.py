"""The last steps over the PDF's objects, before they are written: tree, metadata, identifiers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefexport.exporters.pdf import advances, tagging
from briefexport.exporters.pdf.jobs import Job

# ISO 14289-1, clause 5: the identifier; and its description, which PDF/A asks of every schema that is not its own
# (ISO 19005-3, 6.6.2.3).
_UA_IDENTIFIER = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>"""
_UA_SCHEMA = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def finisher(job: Job) -> Callable[[Any, Any], None]:
    """WeasyPrint's `finisher` for this job; the document's pages must have been watched."""

    def finish(document: Any, pdf: Any) -> None:
        if job.tagged:
            tree = tagging.structure(document, job.language)
            tagging.leave_the_rest(document)
            tagging.write(tree, pdf)
        advances.settle(document, pdf)
        _identify(pdf, job)

    return finish


def _identify(pdf: Any, job: Job) -> None:
    """Say in the XMP what the file is: PDF/UA is added beside PDF/A, or taken out where it is not claimed."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])] if "Metadata" in pdf.catalog else None
    if metadata is None:
        return
    xmp = b"\n".join(metadata.stream)
    xmp = re.sub(rb'\s*<rdf:Description rdf:about=""(?: xmlns:pdfuaid="[^"]*")? pdfuaid:part="1" ?/>', b"", xmp)
    if job.universal:
        more = _UA_IDENTIFIER + (_UA_SCHEMA if job.archival else b"")
        xmp = xmp.replace(b"</rdf:RDF>", more + b"</rdf:RDF>")
    metadata.stream = [xmp]
    metadata.compress = False  # so that what a file claims can be found without unpacking it
