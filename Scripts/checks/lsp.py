#!/usr/bin/env python3
"""Drive the language server as clients do, and as no client should.

usage: Scripts/checks/lsp.py ZHIYAN [SEED]

Most of it sends bytes by hand, topic by topic (the folder `lsp`); then pytest-lsp takes the capabilities of real editors. What
is asserted is waited for: nothing here depends on how fast the server is.
"""
import asyncio
import pathlib
import signal
import sys
import tempfile

from lsp import actions, authors, configuration, edits, parity, protocol, pull, snapshots


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    signal.alarm(3600)
    protocol.check_lifecycle(zhiyan)
    protocol.check_framing(zhiyan)
    protocol.check_hostile(zhiyan)
    edits.check_edits(zhiyan, seed)
    for check in (configuration.check_answers, configuration.check_files, configuration.check_folders,
                  actions.check_commands, actions.check_many, authors.check_mistakes, authors.check_completion,
                  authors.check_sets, authors.check_languages, pull.check_pull, pull.check_authors):
        with tempfile.TemporaryDirectory() as folder:
            check(zhiyan, pathlib.Path(folder).resolve())
    findings = parity.check_parity(zhiyan)
    editors = asyncio.run(snapshots.check_snapshots(zhiyan))
    offers = len(snapshots.ENCODINGS) + 1
    print(f"lsp: {editors} editors with {offers} offers each; {findings} findings as in check, seed {seed}")


if __name__ == "__main__":
    main()
