"""The desk at which a body brings its table in, looks at what was understood, mends, and takes the rows."""
