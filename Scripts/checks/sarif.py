#!/usr/bin/env python3
"""Check a SARIF log of zhiyan: the schema, what validators and services ask beyond it, and that it fits the files.

usage: Scripts/checks/sarif.py LOG.sarif --root DIR [--schema FILE] [--allow-absolute]
       Scripts/checks/sarif.py LOG.sarif --root DIR --self-test

DIR is the folder in which zhiyan ran. Prints one line for each violation and exits 1 if there is any, 2 for wrong use.
--self-test checks that the log is good, breaks it in many ways, and demands that each one is noticed.
Needs jsonschema. Names such as SARIF1008 and GH1017 are those of Microsoft's and GitHub's validators.

Waived: SARIF2002 (we write message.text, as GitHub wants), SARIF2003, SARIF2007 (no version control data), SARIF2006
(network), SARIF2009 (our ids are words: `hype.act-now`), SARIF2013 (no embedded files), GH1004 (old limits), GHAzDO1019
and GHAzDO1020 (the publishing task adds them), the AI rules. SARIF2001, 2014 and 2015 cannot fire without messageStrings.
"""
import argparse
import json
import pathlib
import sys

from sarif.breakages import self_test
from sarif.checker import Checker

DEFAULT_SCHEMA = pathlib.Path(__file__).parents[2] / "Tests/Schemas/sarif-schema-2.1.0.json"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--schema", type=pathlib.Path, default=DEFAULT_SCHEMA)
    parser.add_argument("--allow-absolute", action="store_true", help="the run was given full paths outside its folder")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    checker = Checker(options.root, json.loads(options.schema.read_text()), options.allow_absolute)
    raw = options.log.read_bytes()
    if options.self_test:
        sys.exit(1 if self_test(checker, raw) else 0)
    violations = checker.check(raw)
    for rule, path, what in violations:
        print(f"{options.log}: {rule}: {path}: {what}")
    print(f"{len(violations)} violations" if violations else "no violations")
    sys.exit(1 if violations else 0)


if __name__ == "__main__":
    main()
