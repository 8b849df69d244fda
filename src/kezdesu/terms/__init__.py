"""The law as the rooms use it: the pack of a record, and the working-day calendar with the operator's edits."""
