"""Uploads and evidence: checked type and size, stored by content hash."""
