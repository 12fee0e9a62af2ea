"""The catalogues of the languages that experts read, and the command that keeps them up to date."""
