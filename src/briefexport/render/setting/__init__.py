"""Line setting: what a formatter leaves to chance, decided here by measuring the words ourselves.

laying.lay_out(xhtml, theme, page_size=…, columns=…) -> Laid      headline lines, last words kept together, the size
balancing                                                          lines of a headline; covers use it alone
"""
