"""Run every benchmark and print its ratios."""

from __future__ import annotations

from bench import agreement
from bench import exporting
from bench import measuring
from bench import placing
from bench import scales
from bench import watching
from bench import writing


def main() -> None:
    for benchmark in (agreement, scales, placing, measuring, writing, watching, exporting):
        print(benchmark.__doc__)
        for line in benchmark.measure():
            print(f"  {line}")
        print()


if __name__ == "__main__":
    main()
