"""Small things every room uses and that name no word of the field."""
