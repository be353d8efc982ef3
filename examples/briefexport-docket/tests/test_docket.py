from briefexport_docket import DocketExporter

from briefexport.testing import ExporterContract


class TestDocket(ExporterContract):
    exporter = DocketExporter
