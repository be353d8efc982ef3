"""The exporters that come with briefexport. They enter by entry points, and none imports another."""
