"""briefexport: one brief, every edition its readers need.

The package itself stays empty, so that `briefexport --version` costs no more than starting Python.
Plugin authors import `briefexport.model` and `briefexport.plugin`; nothing else is promised.
"""

__version__ = "0.1.0"
