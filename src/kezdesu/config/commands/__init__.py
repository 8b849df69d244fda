"""Sub-commands that need Django: one module each, ``main(arguments) -> int``."""
