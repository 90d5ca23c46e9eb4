"""The letters on the pages of PDF files, as pdfium finds them; light, for a process of its own."""
