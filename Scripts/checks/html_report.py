"""A reader of the HTML report, written from what the page promises and not from zhiyan's code: well formed, nothing loaded,
nothing of the user's in an attribute, the findings of the JSON report with the right words marked, filters that show what
they say, and what people need who read with a keyboard, a voice, or bad eyes.
"""
import html.parser
import re

VOID = {"meta", "input", "br", "rect"}
TAGS = VOID | set("html head title style body header main footer section div span p h1 h2 h3 ul li dl dt dd table thead tbody tr th "
                  "td a b strong bdi code mark svg details summary fieldset legend label".split())
ATTRIBUTES = set("lang charset http-equiv content name class id href scope for type checked viewbox preserveaspectratio x width "
                 "height aria-hidden aria-label aria-labelledby".split())
# What names things inside the page is made of numbers and fixed words.
NAMES = {"class", "id", "href", "for", "name", "type", "scope", "x", "width", "height", "aria-labelledby"}
LEVELS = {"e": "error", "w": "warning", "s": "suggestion"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
UNSAFE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []
        self.classes = (attributes.get("class") or "").split()

    def __iter__(self):
        """The element and all within, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, tag, name=None):
        return [e for e in self if e.tag == tag and (name is None or name in e.classes)]

    def texts(self):
        """Pieces of text, each with the elements around it from the inside."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.texts()
            else:
                yield child, self

    @property
    def text(self):
        return "".join(piece for piece, _ in self.texts())

    @property
    def ancestors(self):
        element = self
        while element:
            yield element
            element = element.parent


class Tree(html.parser.HTMLParser):
    """Builds the tree, and notes what a browser would have to repair."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {}, None)
        self.problems = []

    def handle_starttag(self, tag, attributes):
        if len(dict(attributes)) != len(attributes):
            self.problems.append(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attributes), self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag != self.at.tag:
            self.problems.append(f"</{tag}> closes <{self.at.tag}>, line {self.getpos()[0]}")
        elif self.at.parent:
            self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)

    def handle_comment(self, data):
        self.problems.append(f"a comment: {data!r}")

    def unknown_decl(self, data):
        self.problems.append(f"a declaration: {data!r}")

    handle_pi = unknown_decl


def problems_of(source, expected, visible, flat):
    """What is wrong with a report; `expected` is what the JSON report of the same run says."""
    if not source.startswith("<!DOCTYPE html>\n<html lang=") or not source.endswith("</html>\n"):
        return ["the page does not start and end as a page"]
    loose = re.search("&(?!(amp|lt|gt|quot|#39);)", source)
    if loose:
        return [f"an & that is no reference: {source[loose.start():loose.start() + 20]!r}"]
    tree = Tree()
    tree.feed(source)
    tree.close()
    page = next(e for e in tree.root if e.tag == "html")
    style = page.all("style")[0].text
    return (tree.problems + closed_problems(page, style) + access_problems(page) + contrast_problems(style)
            + finding_problems(page, expected, visible, flat) + total_problems(page, expected, visible, flat)
            + filter_problems(page, style, expected))


def closed_problems(page, style):
    """Nothing is loaded or run, and no text from outside is anything but text."""
    problems = [f"<{e.tag}>" for e in page if e.tag not in TAGS]
    for e in page:
        for name, value in e.attributes.items():
            if name not in ATTRIBUTES:
                problems.append(f"the attribute {name} of <{e.tag}>")
            elif name in NAMES and not re.fullmatch(r"[a-z0-9# -]+", value or ""):
                if (e.tag, name) != ("meta", "name"):
                    problems.append(f"{name}={value!r} of <{e.tag}>")
            elif name == "aria-label" and not re.fullmatch(r"[\w ,，]+", value):
                problems.append(f"{name}={value!r}")
            elif name == "lang" and value not in ("zh-CN", "en", "zh", ""):
                problems.append(f"{name}={value!r}")
            if name == "href" and not value.startswith("#"):
                problems.append(f"a link to {value!r}")
    for sign in ("url(", "@import", "@font-face", "expression(", "//"):
        if sign in style:
            problems.append(f"the style sheet holds {sign}")
    for piece, inside in page.texts():
        if inside.tag != "style" and UNSAFE.search(piece):
            problems.append(f"the text {piece!r} hides something")
    policies = [e.attributes.get("content") for e in page.all("meta") if e.attributes.get("http-equiv")]
    return problems + ([] if policies == [POLICY] else [f"the policy is {policies}"])


def access_problems(page):
    """What tools for accessibility look for first."""
    problems = []
    ids = set()
    for name in [e.attributes["id"] for e in page if "id" in e.attributes]:
        problems += [f"the id {name} stands twice"] if name in ids else []
        ids.add(name)
    if page.attributes.get("lang") not in ("zh-CN", "en"):
        problems.append("the page has no language")
    if [len(page.all(tag)) for tag in ("title", "header", "main", "footer", "h1")] != [1] * 5:
        problems.append("a page has one title, header, main, footer and h1")
    if not page.all("title")[0].text.strip():
        problems.append("the title is empty")
    level = 0
    for heading in [e for e in page if re.fullmatch("h[1-6]", e.tag)]:
        if int(heading.tag[1]) > level + 1 or not heading.text.strip():
            problems.append(f"the heading {heading.text!r} skips a level, or is empty")
        level = int(heading.tag[1])
    labels = [e.attributes.get("for") for e in page.all("label")]
    inputs = [e.attributes.get("id") for e in page.all("input")]
    if labels != inputs or len(set(labels)) != len(labels):
        problems.append("labels and inputs do not belong to each other")
    for e in page:
        target = e.attributes.get("aria-labelledby") or e.attributes.get("href", "").removeprefix("#")
        if target and target not in ids:
            problems.append(f"{target} leads nowhere")
        if e.tag in ("section", "table") and "aria-labelledby" not in e.attributes:
            problems.append(f"a <{e.tag}> without a name")
        if e.tag == "a" and not e.text.strip():
            problems.append("a link without words")
        if e.tag == "a" and e.text not in e.attributes.get("aria-label", e.text):
            problems.append(f"the label of the link {e.text!r} lacks its words")
        if e.tag == "fieldset" and not e.all("legend"):
            problems.append("a fieldset without a legend")
        if e.tag == "svg" and e.attributes.get("aria-hidden") != "true":
            problems.append("a drawing without a text, not hidden from voices")
        if e.tag == "th" and e.attributes.get("scope") not in ("row", "col"):
            problems.append("a heading of a table without a scope")
        if e.tag == "ul" and any(isinstance(c, Element) and c.tag != "li" for c in e.children):
            problems.append("a list with something else in it")
    first = next((e for e in page if e.tag in ("a", "input", "summary")), None)
    if page.all("li", "note") and (first is None or "skip" not in first.classes):
        problems.append("the first stop of the keyboard is no link past the totals")
    return problems


# MARK: Colours

def contrast_problems(style):
    """Each text on each surface, each line against each surface, in all themes; colours stand nowhere else."""
    problems = []
    themes = [dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})[;}\n]", block))
              for block in re.findall(r":root\{([^{}]*--text-ink[^{}]*)\}", style)]
    if len(themes) != 3:
        return [f"there are {len(themes)} themes, should be light, dark and print"]
    for theme, name in zip(themes, ("light", "dark", "print")):
        surfaces = {key: value for key, value in theme.items() if key.startswith("surface-")}
        if len(surfaces) != 6 or len(theme) != len(themes[0]):
            problems.append(f"{name}: some colours are missing: {sorted(theme)}")
        for key, value in theme.items():
            least = 4.5 if key.startswith("text-") else 3 if key.startswith("line-") else 0
            for surface, behind in surfaces.items():
                if least and contrast(value, behind) < least:
                    problems.append(f"{name}: {key} on {surface} has a contrast of {contrast(value, behind):.2f}")
    for rule in re.findall(r"\{([^{}]*)\}", style):
        if "--text-ink:" in rule:
            continue
        found = dict(re.findall(r"(?:^|[;\n])\s*(color|background|fill):([^;}]+)", rule))
        color, background = found.get("color", "inherit"), found.get("background", "none")
        isTurned = color.startswith("var(--surface-") and background.startswith("var(--text-")
        isInTurned = color == "var(--surface-card)" and rule.strip() == "color:var(--surface-card)"
        isSystem = color == "HighlightText"
        if not (isTurned or isInTurned or isSystem) and not (
                re.fullmatch(r"inherit|var\(--text-\w+\)", color) and re.fullmatch(r"none|var\(--(surface-\w+|rule)\)", background)):
            problems.append(f"colours that nobody measured: {rule}")
        if re.search("#[0-9a-f]{3}|rgb|hsl", rule):
            problems.append(f"a colour outside of the themes: {rule}")
    return problems


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour):
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722)))


# MARK: Findings

def finding_problems(page, expected, visible, flat):
    problems = []
    files = [file for file in expected.report["files"] if file["findings"]]
    sections = page.all("section", "file")
    if [s.all("h3")[0].text for s in sections] != [flat(visible(file["path"])) for file in files]:
        return ["the files are not those with findings, in their order"]
    for number, (section, file) in enumerate(zip(sections, files), 1):
        where = visible(file["path"])
        got, wanted = [], []
        for order, note in enumerate(section.all("li", "note"), 1):
            back, rule = note.all("a", "ref")[0], note.all("a", "rule")[0]
            if (note.attributes["id"], back.attributes["href"]) != (f"n{number}-{order}", f"#m{number}-{order}"):
                problems.append(f"{where}: note {order} does not lead to its words")
            rest = [p.text for p in note.all("p")]
            got.append((LEVELS[level(note)], rule.text, rest[1], len(rest)))
        for found in file["findings"]:
            wanted.append((found["level"], found["rule"], visible(flat(found["message"])),
                           2 + bool(found["advice"]) + bool(found["source"]) + bool(found["suggestions"])))
        if [one[:2] + (flat(one[2]),) + one[3:] for one in got] != [one[:2] + (flat(one[2]),) + one[3:] for one in wanted]:
            problems.append(f"{where}: the notes say {got}, should be {wanted}")
            continue
        for found, note in zip(file["findings"], section.all("li", "note")):
            words = flat(note.text)
            for said in [found["advice"], found["source"], *(s["text"] for s in found["suggestions"])]:
                if flat(visible(flat(said))) not in words:
                    problems.append(f"{where}: a note lacks {said!r}")
        data = (expected.folder / file["path"]).read_bytes().decode("utf-8-sig")
        problems += [f"{where}: {one}" for one in copy_problems(section, number, file["findings"], data, visible)]
    return problems


def level(element):
    return next(name for name in element.classes if name in LEVELS)


def copy_problems(section, number, findings, text, visible):
    """The lines that are shown are those of the file, with the words found marked and nothing else."""
    problems = []
    lines, start = [], 0
    for end in re.finditer(r"\r\n|\r|\n|\Z", text):
        if not lines or end.start() >= start:
            lines.append((start, end.start()))
            start = end.end()
    covering = [[] for _ in text]
    for order, found in enumerate(findings):
        for at in range(found["range"]["start"]["scalar"], found["range"]["end"]["scalar"]):
            covering[at].append(order)
    seen, references, last, gap = {}, [], 0, 0

    def left_out(first, end):
        """Lines that are not shown are counted; blank ones between two rows need not be."""
        if gap != end - first and (gap or any(start < stop for start, stop in lines[first:end])):
            problems.append(f"{gap} lines are said to be left out from line {first + 1} to {end}")

    for part in section:
        if part.tag == "p" and "gap" in part.classes:
            gap = int(re.search(r"\d+", part.text)[0])
        if part.tag != "p" or part.parent is None or "copy" not in part.parent.classes:
            continue
        line = int(part.children[0].text)
        if line <= last:
            problems.append(f"line {line} stands behind line {last}")
        left_out(last, line - 1)
        last, gap = line, 0
        at, end = lines[line - 1]
        for piece, inside in part.texts():
            around = [e for e in inside.ancestors if e.tag in ("mark", "a", "span", "b") and section in e.ancestors]
            if any(e.tag == "b" for e in around):
                continue
            if any("cut" in e.classes for e in around):
                at += int(re.search(r"\d+", piece)[0])
                continue
            if any("here" in e.classes for e in around):
                continue
            if any(e.tag == "a" for e in around):
                order = int(piece)
                references.append(order)
                found = findings[order - 1]["range"]
                if around[0].attributes["id"] != f"m{number}-{order}" or around[0].attributes["href"] != f"#n{number}-{order}":
                    problems.append(f"the reference {order} does not lead to its note")
                if at not in (found["start"]["scalar"], min(found["end"]["scalar"], end)) and not text[
                        at:found["end"]["scalar"]].isspace():
                    problems.append(f"the reference {order} stands at {at}, found at {found}")
                continue
            marks = sorted(" ".join(e.classes) for e in around if e.tag == "mark")
            while piece:
                if at >= end:
                    problems.append(f"line {line} is longer than in the file")
                    break
                shown = text[at] if text[at] == "\t" else visible(text[at])
                if not piece.startswith(shown):
                    problems.append(f"line {line} reads {piece[:20]!r}, should be {text[at:at + 20]!r}")
                    break
                piece = piece[len(shown):]
                seen.setdefault(at, marks)
                at += 1
        if at != end:
            problems.append(f"line {line} ends {end - at} characters early")
    for at, marks in seen.items():
        wanted = [findings[order] for order in covering[at]]
        if sorted(mark.split()[0] for mark in marks) != sorted(found["level"][0] for found in wanted):
            problems.append(f"{text[at]!r} at {at} is marked {marks}, should be {[f['rule'] for f in wanted]}")
    left_out(last, len(lines) - (lines[-1][0] == lines[-1][1]))
    if sorted(references) != list(range(1, len(findings) + 1)):
        problems.append(f"the references are {references}")
    for found in findings:
        for end in ("start", "end"):
            at = found["range"][end]["scalar"] - (end == "end")
            isEmpty = found["range"]["start"] == found["range"]["end"]
            if not isEmpty and at not in seen and text[at] not in "\r\n":
                problems.append(f"the {end} of {found['match']!r} is not shown")
    return problems


# MARK: Totals and filters

def total_problems(page, expected, visible, flat):
    problems = []
    findings = [found for file in expected.report["files"] for found in file["findings"]]
    count = {name: sum(found["level"] == name for found in findings) for name in LEVELS.values()}
    if findings:
        totals = [int(li.all("b")[0].text) for li in page.all("li", "total")]
        if totals[:3] != list(count.values()) or totals[3] != len(page.all("section", "file")):
            problems.append(f"the totals are {totals}, should be {count}")
        for chart in page.all("div", "chart"):
            rows = [[int(td.text) for td in tr.all("td")] for tr in chart.all("tr") if tr.all("td")]
            if [sum(column) for column in zip(*rows)] != list(count.values()):
                problems.append(f"the rows of a chart sum up to something else: {rows}")
            for tr in [tr for tr in chart.all("tr") if tr.all("td")]:
                row = [int(td.text) for td in tr.all("td")]
                bars = {level(rect) for rect in tr.all("rect")}
                if bars != {name for name, number in zip(LEVELS, row) if number}:
                    problems.append(f"the bar of {tr.text!r} shows {bars}")
        rules = [code.text for block in page.all("dl", "rules") for code in block.all("code")]
        if rules != sorted({found["rule"] for found in findings}):
            problems.append(f"the rules are {rules}")
    unread = page.all("section", "unread")
    got = [(dt.text, flat(dd.text)) for part in unread for dt, dd in zip(part.all("dt"), part.all("dd"))]
    if got != [(flat(visible(path)), flat(visible(message))) for path, message in expected.errors]:
        problems.append(f"the inputs not checked are {got}")
    if unread and next(e for e in page.all("main")[0] if e.tag == "section") is not unread[0]:
        problems.append("the inputs not checked do not stand first")
    clean = [li.text for part in page.all("ul", "clean") for li in part.all("li")]
    if clean != [flat(visible(file["path"])) for file in expected.report["files"] if not file["findings"]]:
        problems.append(f"the clean files are {clean}")
    return problems


def filter_problems(page, style, expected):
    """What each choice hides, by the rules of the style sheet themselves."""
    rules = []
    for block in re.finditer(r"((?::root(?::has\(#[\w-]+:checked\))+ [^{},]+,\n|:root(?::has\(#[\w-]+:checked\))+ :is\([^{}]*\n)*"
                             r":root(?::has\(#[\w-]+:checked\))+ [^{}]+)\{(display:none|display:block)\}", style):
        for selector in block[1].split(",\n"):
            chosen = frozenset(re.findall(r"#([\w-]+):checked", selector))
            target = re.fullmatch(r"(?::is\(\.b,\.i\)|\.b|\.none)(?::not\(\.(\w+)\))?", selector.split(" ", 1)[1])
            if not target:
                return [f"a filter that nobody understands: {selector}"]
            rules.append((chosen, selector.split(" ", 1)[1].split(":not")[0], target[1], block[2]))
    notes = page.all("li", "note")
    inputs = page.all("input")
    names = [(found["level"], found["category"]) for file in expected.report["files"] for found in file["findings"]]
    packs = {}
    for note, (_, category) in zip(notes, names):
        name = next(c for c in note.classes if re.fullmatch(r"p\d+", c))
        if packs.setdefault(name, category) != category:
            return [f"two packs are called {name}"]
    groups = {}
    for e in inputs:
        groups.setdefault(e.attributes["name"], []).append(e.attributes["id"])
    if len({name for name, _ in names}) > 1 and "level" not in groups or len(set(packs.values())) > 1 and "pack" not in groups:
        return ["a filter is missing"]
    if not groups:
        return []
    checked = [e.attributes["id"] for e in inputs if "checked" in e.attributes]
    if any(ids[0] not in checked for ids in groups.values()) or len(checked) != len(groups):
        return [f"not all is shown at first: {checked}"]
    problems = []
    for l in groups.get("level", ["l-all"]):
        for p in groups.get("pack", ["p-all"]):
            active = [rule for rule in rules if rule[0] <= {l, p}]
            wanted = [LEVELS.get(l[2:], name) == name and packs.get("p" + p[2:], category) == category
                      for name, category in names]
            got = [not hidden(note, active) for note in notes]
            if got != wanted:
                problems.append(f"{l} and {p} show {sum(got)} notes, should show {sum(wanted)}")
            for section in page.all("section", "file"):
                inner = [show for note, show in zip(notes, wanted) if section in note.ancestors]
                if hidden(section, active) == any(inner):
                    problems.append(f"{l} and {p}: {section.all('h3')[0].text} is shown, or not, against its notes")
            says = any(rule[1] == ".none" for rule in active)
            if says == any(wanted):
                problems.append(f"{l} and {p}: it is said, or not said, that nothing is left")
    for e in inputs:
        kind, name = e.attributes["id"].split("-")
        number = int(next(l for l in page.all("label") if l.attributes["for"] == e.attributes["id"]).all("span", "n")[0].text)
        count = sum(name == "all" or (LEVELS.get(name) == one if kind == "l" else packs["p" + name] == category)
                    for one, category in names)
        if number != count:
            problems.append(f"the choice {e.attributes['id']} says {number}, should be {count}")
    return problems


def hidden(element, rules):
    """Whether the element or one around it is not shown."""
    for e in element.ancestors:
        kinds = set(e.classes) & {"b", "i"}
        for _, target, without, display in rules:
            if display == "display:none" and kinds and (target == ":is(.b,.i)" or target == ".b" and "b" in kinds):
                if without not in e.classes:
                    return True
    return False
