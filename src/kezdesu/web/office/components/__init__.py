"""The living page of the design system: every token and component as it really renders."""
