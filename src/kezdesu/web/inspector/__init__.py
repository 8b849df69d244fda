"""Control over execution (7): exceptions first, control notes, log of reading. No personal data is shown here.

The first opening of the control view by an inspector on an Almaty day writes one line into the log of reading;
further openings on that day write nothing, so that looking again is free and the log stays readable.
"""
