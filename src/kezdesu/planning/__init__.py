"""Where a year's meetings should go: the need of the regions, warnings on a draft, the optimiser."""
