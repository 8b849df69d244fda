"""Clauses 2.1-2.3: proposals, draft, approval, numbered frozen versions, amendments."""
