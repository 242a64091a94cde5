"""The files that a log speaks of, read independently of zhiyan."""
import re


class File:
    """A file as UTF-16 units, cut into lines."""

    def __init__(self, data):
        text = data.decode("utf-8").removeprefix("\ufeff")
        self.units = text.encode("utf-16-le")
        self.starts, self.ends = [0], []
        for match in re.finditer("\r\n|\n|\r", text):
            self.ends.append(self.size(text[:match.start()]))
            self.starts.append(self.size(text[:match.end()]))
        self.ends.append(self.size(text))

    @staticmethod
    def size(text):
        return len(text.encode("utf-16-le")) // 2

    def offset(self, line, column):
        """0-based unit of a place; a ValueError where there is no such place."""
        if line > len(self.starts):
            raise ValueError(f"line {line} of {len(self.starts)}")
        offset = self.starts[line - 1] + column - 1
        if offset > self.ends[line - 1]:
            raise ValueError(f"column {column} is past the end of line {line}")
        if 0 < offset < len(self.units) // 2:
            if 0xDC <= self.units[2 * offset + 1] <= 0xDF and 0xD8 <= self.units[2 * offset - 1] <= 0xDB:
                raise ValueError(f"{line}:{column} is inside a surrogate pair")
        return offset

    def span(self, region):
        return (self.offset(region["startLine"], region["startColumn"]),
                self.offset(region["endLine"], region["endColumn"]))

    def slice(self, start, end):
        return self.units[2 * start:2 * end].decode("utf-16-le")


def line_hashes(data):
    """GitHub's hash of each line, written down from its description, not from our formatter."""
    raw = data.decode("utf-8").encode("utf-16-le")
    units, starts, after_return, line_start = [], [], False, True
    for i in range(0, len(raw), 2):
        unit = raw[i] | raw[i + 1] << 8
        if unit in (0x20, 0x09) or (unit == 0x0A and after_return):
            after_return = False
            continue
        after_return = unit == 0x0D
        unit = 0x0A if after_return else unit
        if line_start:
            starts.append(len(units))
        units.append(unit)
        line_start = unit == 0x0A
    if line_start:
        starts.append(len(units))
    units += [0xFFFF] + [0] * 100
    hashes, counts = [], {}
    for start in starts:
        value = 0
        for unit in units[start:start + 100]:
            value = (value * 37 + unit) % 2**64
        counts[value] = counts.get(value, 0) + 1
        hashes.append(f"{value:x}:{counts[value]}")
    return hashes
