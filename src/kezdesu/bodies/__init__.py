"""Ministries, akimats and others; their posts, who holds them when, who works where."""
