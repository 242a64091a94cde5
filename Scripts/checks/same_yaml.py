#!/usr/bin/env python3
"""Check that zhiyan and PyYAML read the same from every YAML file of this repository.

usage: Scripts/checks/same_yaml.py ZHIYAN

zhiyan accepts a strict subset of YAML; what it accepts must mean the same to any other parser. Files in Tests are meant
to be wrong in places: there, what zhiyan refuses is left out.
"""
import json
import pathlib
import subprocess
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("Rules", "fixtures", "Tests")


def main():
    compared = failed = 0
    for path in sorted(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.y*ml")):
        name = path.relative_to(ROOT)
        done = subprocess.run([sys.argv[1], "rules", "parse", str(path)], capture_output=True)
        if done.returncode == 2 and name.parts[0] == "Tests":
            continue
        if done.returncode:
            failed += 1
            print(f"{name}: refused\n{done.stderr.decode()}")
            continue
        compared += 1
        if json.loads(done.stdout) != yaml.safe_load(path.read_bytes()):
            failed += 1
            print(f"{name}: PyYAML reads something else")
    print(f"YAML: {compared} files compared, {failed} differ or are refused")
    sys.exit(1 if failed or not compared else 0)


if __name__ == "__main__":
    main()
