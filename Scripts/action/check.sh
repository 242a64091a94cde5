#!/usr/bin/env bash
# A step of action.yml: run zhiyan check with the inputs, which stand in ZHIYAN_…; none of them is read as shell.
set -euo pipefail

# Adds the lines of a text that are not empty to `arguments`.
add_lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    if [ -n "$line" ]; then arguments+=("$line"); fi
  done <<<"$1"
}

arguments=("--format=$ZHIYAN_FORMAT" "--fail-on=$ZHIYAN_FAIL_ON" "--lang=$ZHIYAN_LANG")
if [ -n "$ZHIYAN_OUTPUT" ]; then arguments+=("--output=$ZHIYAN_OUTPUT"); fi
add_lines "$ZHIYAN_ARGUMENTS"
arguments+=(--)
add_lines "$ZHIYAN_PATHS"

status=0
zhiyan check "${arguments[@]}" || status=$?

report=
if [ -n "$ZHIYAN_OUTPUT" ] && [ -f "$ZHIYAN_OUTPUT" ]; then report=$ZHIYAN_OUTPUT; fi
# A line break in the name would make an output of its own.
case $report in *$'\n'*) report= ;; esac
{
  echo "exit-code=$status"
  echo "report=$report"
} >>"$GITHUB_OUTPUT"
exit "$status"
