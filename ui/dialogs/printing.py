"""Printing a comparison: its pages as they will be, then the printer."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from store.exports.sheet import Sheet
from ui.dialogs.questions import Questions
from ui.paper import SIDE, UPRIGHT, paint


def preview(sheet: Sheet, questions: Questions) -> None:
    """Show the pages of a sheet, from where they can be printed."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setResolution(300)
    printer.setDocName(sheet.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(SIDE, UPRIGHT, SIDE, UPRIGHT), QPageLayout.Unit.Millimeter)
    questions.preview(printer, lambda device: paint(device, device.resolution(), sheet))
