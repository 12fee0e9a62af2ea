"""Datasets as files of statistics packages: SPSS .sav and Stata .dta, with labels and user-missing codes."""
