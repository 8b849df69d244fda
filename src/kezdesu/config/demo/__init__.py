"""The demo year: 2026 lived through the same actions that people use, with an injected clock.

``stage`` plays stories in the order of time · ``cast`` are the people · ``plan`` says which visits there are and which
breaches are planted · ``*_story`` are what happens. Nothing writes a record of a stage behind its actions.
"""
