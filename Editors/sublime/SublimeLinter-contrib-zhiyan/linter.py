"""zhiyan for SublimeLinter 4: the buffer goes through standard input, saved or not."""
import json

from SublimeLinter.lint import STREAM_STDOUT, Linter, LintMatch


class Zhiyan(Linter):
    cmd = ("zhiyan", "check", "-", "--stdin-filename", "${file:untitled.md}", "--force-exclude", "--format", "jsonl",
           "--fail-on", "never")
    defaults = {"selector": "text.html.markdown, text.plain"}
    error_stream = STREAM_STDOUT

    def find_errors(self, output):
        """Findings with their places in the view, whose points are counted in scalars, as the report's are."""
        for line in output.splitlines():
            item = json.loads(line)
            if "error" in item:
                yield LintMatch(match=item, line=0, col=0, error_type="error", code="unchecked", message=item["error"])
                continue
            start, end = item["range"]["start"], item["range"]["end"]
            row, column = self.view.rowcol(start["scalar"])
            last, end_column = self.view.rowcol(end["scalar"])
            yield LintMatch(
                match=item, line=row, col=column, end_line=last, end_col=end_column,
                error_type="error" if item["level"] == "error" else "warning", code=item["rule"], message=item["message"])
