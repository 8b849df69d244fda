"""The desk at which the authorised body puts the year's draft together."""
