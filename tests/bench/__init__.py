"""Speed as ratios against peers in one run: `make bench`. It prints a table and asserts nothing.

Figures of one machine say little on another, so every row sets ours against a peer measured in the same minutes, in
turns, in CPU seconds of the whole process tree. Run it on a quiet machine; `BENCH=start` runs one group, `BENCH=all`
the long ones too (a thousand briefs).
"""
