/// The style sheet of the report.
///
/// Colours stand in custom properties only: `--text-…` can be read on each `--surface-…` (4.5:1 at least), and each
/// `--line-…` can be told from it (3:1), in light and in dark. Levels differ by the form of their lines too.
enum HTMLStyle {
  static let sheet = """
    :root{
    --text-ink:#23211e;--text-muted:#5d5850;--text-link:#1d5788;
    --text-error:#9d1c22;--text-warning:#744700;--text-suggestion:#27577d;
    --surface-page:#f8f7f4;--surface-card:#ffffff;--surface-soft:#f0eee9;
    --surface-error:#fbe7e5;--surface-warning:#fbefd2;--surface-suggestion:#e3eef6;
    --line-error:#c2303a;--line-warning:#a86a0a;--line-suggestion:#4a80ab;--line-control:#85807a;
    --rule:#dedad2}
    @media (prefers-color-scheme:dark){:root{
    --text-ink:#e9e6e0;--text-muted:#b3ada3;--text-link:#97c5ec;
    --text-error:#ffa8a0;--text-warning:#f1c673;--text-suggestion:#9fcbf0;
    --surface-page:#191816;--surface-card:#22211f;--surface-soft:#2c2a27;
    --surface-error:#45221f;--surface-warning:#3c300f;--surface-suggestion:#1c3345;
    --line-error:#f0736b;--line-warning:#d9a23f;--line-suggestion:#6fa8d6;--line-control:#8f8a82;
    --rule:#3b3834}}
    *{box-sizing:border-box}
    html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--surface-page);color:var(--text-ink);
    font:1rem/1.65 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;
    overflow-wrap:anywhere}
    header,main,footer{max-width:78rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
    header{padding-top:2.5rem}
    h1,h2,h3{line-height:1.3;text-wrap:balance;margin:0}
    h1{font-size:1.75rem;font-weight:650;letter-spacing:.01em}
    h2{font-size:1.25rem;font-weight:650;margin:3rem 0 1rem}
    h3{font-size:1rem;font-weight:650}
    p,ul,ol,dl,dd{margin:0;padding:0}
    a{color:var(--text-link);text-underline-offset:.2em}
    a:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--text-link);outline-offset:2px;
    border-radius:3px}
    code{font:0.86em/1 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--text-muted)}
    .skip{position:absolute;left:-100vw}
    .skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--surface-card);z-index:2}
    .lead{margin-top:.5rem;color:var(--text-muted)}
    footer{padding-top:3rem;padding-bottom:2.5rem;color:var(--text-muted);font-size:.875rem}

    .unread{margin-top:2rem;padding:1.25rem 1.5rem;background:var(--surface-error);border-left:5px solid var(--line-error);
    border-radius:4px}
    .unread h2{margin:0 0 .75rem;color:var(--text-error)}
    .unread dt{font-weight:600}
    .unread dd+dt{margin-top:.75rem}

    .totals{list-style:none;display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:1px;
    background:var(--rule);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
    .total{background:var(--surface-card);padding:1rem 1.25rem;font-size:.9rem;color:var(--text-muted)}
    .total b{display:block;font-size:2rem;line-height:1.2;font-weight:600;color:var(--text-ink);
    font-variant-numeric:tabular-nums}
    .total .level{color:var(--text-ink)}
    .total .level,.kind .level,.ref{text-decoration:underline 2px;text-underline-offset:.25em}
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:2.5rem;margin-top:2rem;
    align-items:start}
    table{width:100%;border-collapse:collapse;font-size:.9rem;margin-top:.5rem}
    thead th{font-weight:400;color:var(--text-muted);font-size:.8rem;text-align:right;white-space:nowrap;
    overflow-wrap:normal}
    thead th:first-child,tbody th{text-align:left}
    th,td{padding:.5rem 0 .5rem .75rem;border-bottom:1px solid var(--rule);vertical-align:top}
    th:first-child{padding-left:0}
    tbody th{font-weight:400;width:100%}
    td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .zero{color:var(--text-muted)}
    .bar{display:block;width:100%;height:6px;margin-top:.35rem}
    rect.e{fill:var(--line-error)}
    rect.w{fill:var(--line-warning)}
    rect.s{fill:var(--line-suggestion)}
    summary{cursor:pointer;padding:.5rem 0;color:var(--text-link);font-size:.9rem}

    .filter,.filtered,.none{display:none}
    @supports selector(:root:has(a)){.filter{display:block}
    :root:has(.choice:not(:first-of-type) input:checked) .filtered{display:block}
    :root:has(.choice:not(:first-of-type) input:checked) .gap{display:none}}
    .filter{padding:.25rem 0 .5rem;background:var(--surface-page)}
    fieldset{border:0;margin:0 0 .4rem;padding:0;min-width:0;display:flex;flex-wrap:wrap;gap:.4rem;align-items:center}
    legend{float:left;padding:0 .5rem 0 0;font-size:.875rem;color:var(--text-muted)}
    .choice{position:relative;display:inline-flex}
    .choice input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
    .choice label{padding:.2rem .75rem;border:1px solid var(--line-control);border-radius:1rem;font-size:.875rem;
    background:var(--surface-card)}
    .choice .n{color:var(--text-muted);font-variant-numeric:tabular-nums}
    .choice input:hover+label{background:var(--surface-soft)}
    .choice input:checked+label{background:var(--text-ink);border-color:var(--text-ink);color:var(--surface-card)}
    .choice input:checked+label :is(code,.n){color:var(--surface-card)}
    .choice input:focus-visible+label{outline:3px solid var(--text-link);outline-offset:2px}
    .filtered,.none{margin-bottom:1rem;font-size:.9rem;color:var(--text-muted)}

    .file{margin-top:1.5rem;background:var(--surface-card);border:1px solid var(--rule);border-radius:8px;
    padding:1.25rem clamp(1rem,3vw,1.75rem);content-visibility:auto;contain-intrinsic-size:auto 40rem}
    .count{color:var(--text-muted);font-size:.875rem;margin-bottom:.75rem}
    .gap{color:var(--text-muted);font-size:.8rem;padding:.35rem 0 .35rem 2.75rem}
    .row{display:grid;grid-template-columns:minmax(0,1fr);gap:.5rem 2.5rem;padding:.5rem 0}
    .copy p{position:relative;padding-left:2.75rem;min-height:1.85em;line-height:1.85;white-space:pre-wrap;tab-size:4}
    .copy p b{position:absolute;left:0;width:2rem;text-align:right;font-weight:400;font-size:.75rem;line-height:2.45;
    color:var(--text-muted);font-variant-numeric:tabular-nums;user-select:none;-webkit-user-select:none}
    mark{color:inherit;text-decoration:underline 2px;text-underline-offset:.25em;text-decoration-skip-ink:none}
    mark.e{background:var(--surface-error)}
    mark.w{background:var(--surface-warning)}
    mark.s{background:var(--surface-suggestion)}
    .total.e .level,.note.e .level,mark.e,.ref.e{text-decoration-style:solid;text-decoration-color:var(--line-error)}
    .total.w .level,.note.w .level,mark.w,.ref.w{text-decoration-style:dashed;text-decoration-color:var(--line-warning)}
    .total.s .level,.note.s .level,mark.s,.ref.s{text-decoration-style:dotted;text-decoration-color:var(--line-suggestion)}
    .sign,.cut{font-size:.8em;color:var(--text-muted);background:var(--surface-soft);border-radius:3px;padding:0 .3em}
    .here{font-size:.85em}
    .ref{font-size:.75rem;line-height:1;vertical-align:.4em;padding:.25em .2em;margin:0 .05em;text-decoration:none;
    font-variant-numeric:tabular-nums}
    .copy .ref::before{content:"\\2060"}
    .kind .ref{vertical-align:baseline;font-size:.875rem;margin-left:-.2em}
    .ref:hover,.rule:hover{text-decoration:underline}
    .notes{list-style:none;display:grid;gap:.75rem;align-content:start}
    .note{border-left:3px solid var(--rule);padding:.1rem 0 .1rem .9rem;font-size:.9375rem;line-height:1.6}
    .note.e{border-left-color:var(--line-error)}
    .note.w{border-left:3px dashed var(--line-warning)}
    .note.s{border-left:3px dotted var(--line-suggestion)}
    .kind{font-size:.875rem}
    .kind .level{font-weight:600}
    .note.e .level{color:var(--text-error)}
    .note.w .level{color:var(--text-warning)}
    .note.s .level{color:var(--text-suggestion)}
    .rule{font:0.8rem/1 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--text-muted);
    text-decoration:none;white-space:normal}
    .more{color:var(--text-muted);font-size:.875rem;display:grid;grid-template-columns:3.75em minmax(0,1fr)}
    :target{scroll-margin-top:1rem}
    .note:target,.ref:target,.rules div:target{outline:2px solid var(--text-link);outline-offset:4px;border-radius:3px}
    .rules{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.25rem 2.5rem;
    font-size:.9rem}
    .rules dd{color:var(--text-muted)}
    .clean{list-style:none;columns:20rem auto;column-gap:2.5rem;font-size:.9rem}

    @media (min-width:62rem){.row{grid-template-columns:minmax(0,11fr) minmax(0,9fr)}}
    @media (min-width:62rem) and (min-height:40rem){.filter{position:sticky;top:0;z-index:1}
    html{scroll-padding-top:9rem}.copy{position:sticky;top:9rem;align-self:start}}
    @media (max-width:40rem){.totals{grid-template-columns:repeat(2,minmax(0,1fr))}}
    @media (max-width:30rem){th,td{padding-left:.5rem}thead th{white-space:normal;hyphens:manual}.copy p,.gap{padding-left:2rem}.copy p b{width:1.4rem}}
    @media (forced-colors:active){rect.e,rect.w,rect.s{fill:CanvasText}.choice input:checked+label{
    forced-color-adjust:none;background:Highlight;color:HighlightText}
    .choice input:checked+label :is(code,.n){color:HighlightText}}
    @media print{
    :root{--text-ink:#000000;--text-muted:#444444;--text-link:#000000;--text-error:#000000;--text-warning:#000000;
    --text-suggestion:#000000;--surface-page:#ffffff;--surface-card:#ffffff;--surface-soft:#ffffff;
    --surface-error:#ffffff;--surface-warning:#ffffff;--surface-suggestion:#ffffff;
    --line-error:#000000;--line-warning:#5a5a5a;--line-suggestion:#8c8c8c;--line-control:#000000;--rule:#bbbbbb}
    @page{margin:16mm 14mm}
    body{font-size:10pt}
    .filter,.skip{display:none}
    header,main,footer{max-width:none;padding:0}
    .file{content-visibility:visible;border:0;padding:0;margin-top:2rem;border-top:1px solid var(--rule);padding-top:1rem;
    border-radius:0}
    .row{display:block}
    .copy{position:static;break-inside:avoid;break-after:avoid}
    .notes{display:block;columns:2;column-gap:8mm;margin:2mm 0 4mm 2.75rem}
    .note{margin-bottom:2mm}
    .note,.copy p,tr,.rules div,.totals,.unread dd{break-inside:avoid}
    h2,h3,.count,thead{break-after:avoid}
    details::details-content{content-visibility:visible;display:block}
    summary{display:none}
    a{text-decoration:none}}
    """
}
