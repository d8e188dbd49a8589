/// The page's style sheet. Drawings carry presentation attributes and need none of it.
enum HTMLStyle {
  static let source = screen + chapters + paper

  private static let screen = """
    *{box-sizing:border-box}
    html{font:16px/1.65 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1b2733;background:#eef1f4}
    body{margin:0}
    main{max-width:1120px;margin:0 auto;padding:0 40px 48px;background:#fff}
    header{padding:44px 0 18px;border-bottom:3px solid #14506e}
    h1{font-size:1.75rem;line-height:1.3;margin:0 0 6px;color:#0f3b52;text-wrap:balance}
    h1[lang=en]{font-size:1.15rem;font-weight:500;color:#3d4f5c}
    header p{margin:0;color:#4a5a66;font-size:.9rem}
    nav{margin:18px 0 0}
    nav ol{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px;font-size:.88rem}
    a{color:#14506e;text-decoration:none}
    a:hover,a:focus{text-decoration:underline}
    section{padding-top:34px}
    section section{padding-top:14px}
    section section:first-of-type{padding-top:0}
    h2{font-size:1.3rem;line-height:1.35;margin:0 0 14px;color:#0f3b52;border-left:5px solid #14506e;padding-left:12px}
    h3{font-size:1.12rem;margin:22px 0 10px;color:#0f3b52}
    h4{font-size:1rem;margin:20px 0 8px}
    span[lang=zh-Hans]+span[lang=en]::before{content:"/ "}
    html[data-show=zh] [lang=en],html[data-show=en] [lang=zh-Hans],html[data-show] [lang=mul]{display:none}
    html[data-show] span[lang=en]::before{content:none}
    .tools{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 26px;align-items:center;justify-content:flex-end;padding:8px 0;background:#fff;border-bottom:1px solid #d7dde2;font-size:.86rem}
    .tools select,.tools button{font:inherit;color:#14506e;background:#fff;border:1px solid #6b7b87;padding:3px 10px}
    .tools button+button{border-left:0}
    .tools button[aria-pressed=true]{background:#14506e;color:#fff}
    th [role=button]{cursor:pointer}
    th [role=button]:hover{text-decoration:underline}
    svg[data-map]:focus-visible,button:focus-visible,select:focus-visible,th [role=button]:focus-visible{outline:2px solid #b85500;outline-offset:1px}
    th[aria-sort] [role=button]::after{content:" ▲"}
    th[aria-sort=descending] [role=button]::after{content:" ▼"}
    p{margin:0 0 10px}
    p[lang=en]{color:#3d4f5c}
    .lead{font-size:1.08rem;font-weight:600}
    .lead[lang=en]{font-size:1rem;font-weight:500}
    .callout{position:relative;padding:9px 14px 9px 2.6em;margin:0 0 10px;background:#f4f6f8;border-left:4px solid #5d6c78;border-radius:3px}
    .callout p{margin:0}
    .callout>b{position:absolute;left:.9em;font-size:1.05em}
    .callout.good{border-color:#006b3c}.callout.notice{border-color:#8a5a00}.callout.warning{border-color:#b00020}
    b.good,td.good>b{color:#006b3c}b.notice,td.notice>b{color:#8a5a00}b.warning,td.warning>b{color:#b00020}
    .table{margin:18px 0 22px}
    .caption{font-weight:600;font-size:.93rem;margin:0 0 6px}
    .caption p,.finding p{margin:0}
    .caption p[lang=en]{font-weight:500}
    .scroll{overflow-x:auto}
    .wide table{font-size:.78rem}
    .wide th,.wide td,.wide td.n,.wide th.n{padding:4px 6px;min-width:4em}
    .wide tbody th+td{min-width:12em}
    table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.45;font-variant-numeric:tabular-nums}
    th,td{padding:6px 9px;text-align:left;vertical-align:top;border-bottom:1px solid #d7dde2;overflow-wrap:break-word;min-width:6.5em}
    thead th{background:#e8eef2;color:#0f3b52;font-weight:600;border-bottom:2px solid #14506e;vertical-align:bottom;overflow-wrap:normal}
    tbody th{font-weight:500;min-width:6em}
    td.n,th.n{text-align:right;min-width:3.8em}
    td.n{white-space:nowrap}
    td.wrap{white-space:normal;min-width:9em}
    tbody tr:nth-child(even){background:#f8fafb}
    .note{font-size:.82rem;color:#4a5a66;margin:6px 0 0}
    figure{margin:18px 0 28px}
    .finding{font-weight:600;margin:0 0 8px}
    .finding p[lang=en]{font-weight:500}
    .draw>svg{display:block;margin:0 auto;max-width:100%;width:auto;height:auto;border:1px solid #d7dde2;border-radius:3px;background:#fff}
    svg[data-map]{max-height:86vh;cursor:grab}
    figcaption{margin-top:8px;text-align:center;font-weight:600;font-size:.93rem}
    figcaption p{margin:0}
    .legend{margin:12px 0 0;padding:0;font-size:.84rem;line-height:1.5}
    .legend>div{display:inline-block;vertical-align:top;max-width:100%;margin:0 34px 6px 0}
    .legend strong{display:block;font-weight:600}
    .legend ul{margin:0;padding:0;list-style:none}
    .legend li{display:inline-block;margin-right:14px}
    .legend li>svg{vertical-align:middle;margin-right:6px}
    .legend li>span{vertical-align:middle}
    .legend em{font-style:normal;color:#4a5a66;display:block}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(400px,1fr));gap:0 24px}
    .pair figure{margin-bottom:12px;min-width:0}
    .foot{font-size:.8rem;color:#4a5a66;margin:10px 0 0}
    .foot p{margin:0;color:#4a5a66}
    .layers{display:flex;flex-wrap:wrap;gap:2px 18px;font-size:.86rem;margin:0 0 8px}
    .layers label{display:flex;gap:5px;align-items:center}
    .tip{position:absolute;z-index:2;max-width:320px;padding:6px 10px;background:#1b2733;color:#fff;font-size:.82rem;line-height:1.45;white-space:pre-line;border-radius:4px;pointer-events:none}
    .tip[hidden]{display:none}
    @media(max-width:640px){main{padding:0 14px 32px}header{padding-top:24px}h1{font-size:1.35rem}table{font-size:.8rem}th,td{padding:5px 6px}.draw{overflow-x:auto}.draw>svg{min-width:600px}}
    """

  /// Chapters out of sight are laid out after the page has opened (`HTMLScript`), which takes a third of the time then; until then
  /// their height is guessed. Paper, and a page without scripts, lay out everything at once.
  private static let chapters = """

    @media screen and (scripting:enabled){section[id^=chapter-]:not(.laid){content-visibility:auto;contain-intrinsic-size:auto 3000px}}
    """

  /// A4: every layer is printed whatever was switched off on the screen; header rows repeat; wide tables lie down. Widths in em keep
  /// words whole: a column squeezed to a letter would make rows of ten lines.
  private static let paper = """

    @page{size:A4;margin:18mm 16mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:8pt;color:#4a5a66}}
    @page wide{size:A4 landscape;margin:14mm}
    @media print{
    html{font-size:10pt;background:#fff}
    main{max-width:none;padding:0}
    header{padding-top:0}
    nav,.layers,.tip,.tools,.focus{display:none}
    tr[hidden]{display:table-row}
    th[aria-sort] [role=button]::after{content:none}
    section{padding-top:16pt}
    section section{padding-top:6pt}
    h2,h3,h4,.caption,.finding,.lead{break-after:avoid}
    .appendix{break-before:page}
    h2,h3,h4,.lead,figure,.callout,.caption,.finding,tr{break-inside:avoid}
    .scroll,.draw,.note{break-before:avoid}
    thead{display:table-header-group}
    .scroll{overflow:visible}
    .wide{page:wide}
    table{font-size:8pt}
    th,td,td.n,th.n,td.wrap,tbody th{padding:2.5pt 4pt;min-width:6em;overflow-wrap:anywhere}
    td.n{min-width:4em;white-space:normal;overflow-wrap:break-word}
    th.n{min-width:4em;max-width:7em}
    td.wrap{min-width:9em;max-width:16em}
    tbody th{min-width:9em}
    tbody th+td:not(.n){min-width:11em}
    .dense th,.dense td,.dense td.n,.dense th.n,.dense td.wrap{min-width:3.4em;padding:2.5pt 3pt;overflow-wrap:break-word}
    .dense tbody th,.dense tbody th+td:not(.n){min-width:6em}
    .dense td:not(.n){overflow-wrap:anywhere}
    .draw{overflow:visible}
    thead th,tbody tr:nth-child(even),.callout{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .wide table{font-size:7pt}
    .wide th,.wide td,.wide td.n,.wide tbody th,.wide tbody th+td:not(.n){padding:2pt;min-width:0}
    .wide td:not(.n){overflow-wrap:break-word}
    .wide td.n,.wide tbody th{white-space:nowrap}
    .wide thead th{overflow-wrap:break-word}
    .pair{grid-template-columns:1fr 1fr;gap:0 5mm}
    .draw>svg{max-height:150mm;border-color:#9aa7b1}
    svg[data-map]{max-height:138mm}
    svg[data-sync]{max-height:140mm}
    svg g[data-layer]{display:inline}
    a{color:inherit}
    }
    """
}
