"""An existing library cleaned of duplicates, with everything that its owner wrote in it kept."""

from ibidem.clean.clean import Cleaned, Source, clean
from ibidem.clean.formats import RECORD_FORMATS, record_format
from ibidem.clean.keys import key_map
from ibidem.clean.report import REPORTS

__all__ = ["RECORD_FORMATS", "REPORTS", "Cleaned", "Source", "clean", "key_map", "record_format"]
