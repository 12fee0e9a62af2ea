"""Export a round: datasets, each in several formats, results and figures, and what they are.

``datasets`` are made in a file each, ``catalogue`` lists them, ``files`` writes them.
"""
