"""Proposals as ministries really make them: tables of XLSX, DOCX and pasted text, read, mapped, exported."""
