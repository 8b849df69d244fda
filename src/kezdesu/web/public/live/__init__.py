"""The live hour for everybody: on the phone and on the hall's screen."""
