import DistrictModel
import NumericKernels

/// A report as one HTML file that needs no network, no library and no script to be read.
///
/// The content security policy names its one style sheet and its one script by their hashes and forbids everything
/// else, so a text that slipped through as markup could neither run nor load anything.
public enum HTMLReport {
  public static func render(_ document: ReportDocument, language: ReportLanguage) -> String {
    var page = HTMLPage(text: HTMLText(language: language))
    let body = page.body(of: document)
    // Only maps that move together need the second part.
    let script = HTMLScript.source + (document.hasLinkedMaps ? "\n" + HTMLMapLink.source : "")
    let policy = [
      "default-src 'none'", "img-src data:", "style-src \(ContentHash.policySource(HTMLStyle.source))",
      "script-src \(ContentHash.policySource(script))", "base-uri 'none'", "form-action 'none'",
    ]
    let text = HTMLText(language: language)
    let tips = JSONText.array(page.tips.tips.map(text.told)).inlined
    let facts = PageFacts(document: document, text: text).json.inlined
    return """
      <!DOCTYPE html>
      <html lang="\(text.pageCode)"\(language == .both ? " data-both=\"\"" : "")>
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy.joined(separator: "; "))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(text.attribute(document.title))</title>
      <style>\(HTMLStyle.source)</style>
      </head>
      <body>
      \(body)<script type="application/json" id="tips">\(tips)</script>
      <script type="application/json" id="facts">\(facts)</script>
      <script>\(script)</script>
      </body>
      </html>

      """
  }
}

extension ReportDocument {
  fileprivate var hasLinkedMaps: Bool {
    sections.flatMap(\.blocks).contains { block in
      switch block {
      case .map(let map): map.sync != nil
      case .maps(let maps): maps.contains { $0.sync != nil }
      case .paragraph, .lead, .heading, .callout, .table, .chart: false
      }
    }
  }
}

/// What the script says on its own and what it needs to single out a township.
private struct PageFacts {
  let document: ReportDocument
  let text: HTMLText

  var json: JSONText {
    .object([
      "townships": .array(
        document.townships.map { township in
          .object([
            "name": text.told(township.name),
            "runs": .array(township.runs.map { .array($0.map { .integer($0) }) }),
          ])
        }),
      "words": .object([
        "township": text.told(.init(zh: "街道（镇）", en: "Township")),
        "all": text.told(.init(zh: "全部", en: "all")),
        "language": text.told(.init(zh: "语言", en: "Language")),
        "sort": text.told(.init(zh: "点击表头可排序", en: "click a header to sort")),
      ]),
    ])
  }
}

/// Counts tables and figures while the page is written.
private struct HTMLPage {
  let text: HTMLText
  var tips = TipTable()
  private var numbering = ReportNumbering()
  private var charts = 0

  init(text: HTMLText) { self.text = text }

  mutating func body(of document: ReportDocument) -> String {
    var html = "<main>\n<header>\n" + text.blocks("h1", document.title) + text.blocks("p", document.subtitle)
    html += "<nav aria-label=\"\(text.attribute(.init(zh: "目录", en: "Contents")))\"><ol>\n"
    for chapter in document.chapters {
      html += "<li><a href=\"#\(chapter.id)\">\(text.numbered(chapter.prefix, chapter.title))</a></li>\n"
    }
    html += "</ol></nav>\n</header>\n"
    for chapter in document.chapters { html += self.chapter(chapter) }
    return html + "</main>\n"
  }

  private mutating func chapter(_ chapter: ReportChapter) -> String {
    numbering.begin(chapter)
    let told = chapter.toldSections
    // A chapter of one section of its own name needs no second heading.
    let isPlain = chapter.sections.count == 1 && chapter.sections[0].id == chapter.id
    let isWide = chapter.sections.first { !$0.blocks.isEmpty }.map(Self.isWide) ?? false
    let classes = [isWide ? "wide" : nil, chapter.isAppendix ? "appendix" : nil].compactMap(\.self)
    var html = "<section id=\"\(chapter.id)\""
    html += classes.isEmpty ? ">\n" : " class=\"\(classes.joined(separator: " "))\">\n"
    html += "<h2>\(text.numbered(chapter.prefix, chapter.title))</h2>\n"
    for section in chapter.sections where !section.blocks.isEmpty {
      if isPlain {
        for block in section.blocks { html += self.block(block, level: 3) }
        continue
      }
      html += "<section id=\"\(section.id)\"\(Self.isWide(section) && !isWide ? " class=\"wide\"" : "")>\n"
      let number = told.firstIndex { $0.id == section.id }.map { $0 + 1 }
      if let number, told.count > 1 {
        html += "<h3>\(text.numbered(.same("\(chapter.mark).\(number)"), section.title))</h3>\n"
      }
      for block in section.blocks { html += self.block(block, level: told.count > 1 ? 4 : 3) }
      html += "</section>\n"
    }
    return html + "</section>\n"
  }

  /// A chapter or section with a wide table lies down as a whole, so that its heading stays with the table.
  private static func isWide(_ section: ReportSection) -> Bool {
    section.blocks.contains { if case .table(let table) = $0 { table.isWide } else { false } }
  }

  private mutating func block(_ block: ReportBlock, level: Int) -> String {
    switch block {
    case .paragraph(let sentence): text.blocks("p", sentence)
    case .lead(let sentence): text.blocks("p", sentence, attributes: "class=\"lead\"")
    case .heading(let title): "<h\(level)>\(text.inline(title))</h\(level)>\n"
    case .callout(let callout): self.callout(callout)
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart)
    case .map(let map): self.map(map)
    case .maps(let maps): "<div class=\"pair\">\n" + maps.map { self.map($0) }.joined() + "</div>\n"
    }
  }

  private func callout(_ callout: Callout) -> String {
    let word = callout.verdict.rawValue
    return "<div class=\"callout \(word)\"><b class=\"\(word)\">\(callout.verdict.sign)</b><div>\n"
      + text.blocks("p", callout.text) + "</div></div>\n"
  }

  /// With more columns the usual least widths do not fit A4, and a browser that prints shrinks every page to the widest table.
  private static let mostLooseColumns = 7

  private mutating func table(_ table: ReportTable) -> String {
    let number = numbering.table()
    let id = "table-\(number)"
    let caption = BilingualText(
      zh: "表 \(number)　\(table.caption.zh)", en: "Table \(number). \(table.caption.en)")
    let order = table.isListing && table.rows.count > 2 ? " data-sort=\"\"" : ""
    let township = table.townshipColumn.map { " data-township=\"\($0)\"" } ?? ""
    var html = "<div class=\"table\">\n<div class=\"caption\" id=\"\(id)\">\n"
    html += text.blocks("p", caption) + "</div>\n"
    let dense = table.columns.count > Self.mostLooseColumns ? " class=\"dense\"" : ""
    html += "<div class=\"scroll\"><table\(dense) aria-labelledby=\"\(id)\"\(order)\(township)>\n<thead><tr>"
    for column in table.columns {
      html += "<th scope=\"col\"\(column.isNumber ? " class=\"n\"" : "")>\(text.inline(column.header))</th>"
    }
    html += "</tr></thead>\n<tbody>\n"
    for row in table.rows { html += self.row(row, table.columns) }
    html += "</tbody>\n</table></div>\n"
    if let note = table.note { html += text.blocks("p", note, attributes: "class=\"note\"") }
    return html + "</div>\n"
  }

  private func row(_ entries: [ReportTable.Entry], _ columns: [ReportTable.Column]) -> String {
    var html = "<tr>"
    for (index, entry) in entries.enumerated() {
      let content = text.inline(entry.text)
      guard index > 0 else {
        html += "<th scope=\"row\">\(HTMLText.breakable(path: content))</th>"
        continue
      }
      let isNumber = columns.indices.contains(index) && columns[index].isNumber
      let isLong = isNumber && TextWidth.columns(of: text.plain(entry.text)) > 24
      let classes = [isNumber ? "n" : nil, isLong ? "wrap" : nil, entry.verdict?.rawValue].compactMap(\.self)
      let sign = entry.verdict.map { "<b>\($0.sign)</b> " } ?? ""
      html +=
        "<td" + (classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"")
        + ">\(sign)\(isNumber ? HTMLText.breakable(value: content) : content)</td>"
    }
    return html + "</tr>\n"
  }

  private mutating func chart(_ chart: ReportChart) -> String {
    charts += 1
    let id = "chart-\(charts)"
    let drawing = SVGChart(chart, id: id, text: text)
    var foot = drawing.legend()
    if let note = chart.note { foot += text.blocks("p", note, attributes: "class=\"note\"") }
    return figure(id: id, title: chart.title, finding: chart.finding, drawing: drawing.drawing(), foot: foot)
  }

  private mutating func map(_ map: ReportMap) -> String {
    let drawing = SVGMap(map, text: text).drawing(tips: &tips)
    let footer = "<div class=\"foot\">\n" + map.footer.map { text.blocks("p", $0) }.joined() + "</div>\n"
    let foot = MapLegend(map: map, text: text).drawing() + footer
    return figure(id: map.id, title: map.title, finding: map.finding, drawing: drawing, foot: foot)
  }

  /// The finding stands above the drawing, the title below it.
  private mutating func figure(
    id: String, title: BilingualText, finding: BilingualText, drawing: String, foot: String
  ) -> String {
    let number = numbering.figure()
    let caption = BilingualText(zh: "图 \(number)　\(title.zh)", en: "Fig. \(number). \(title.en)")
    return "<figure>\n<div class=\"finding\" id=\"\(id)-finding\">\n" + text.blocks("p", finding) + "</div>\n"
      + "<div class=\"draw\">\n" + drawing
      + "</div>\n" + foot + "<figcaption id=\"\(id)-title\">\n" + text.blocks("p", caption)
      + "</figcaption>\n</figure>\n"
  }
}
