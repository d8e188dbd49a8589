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
    let tips = JSONText.array(page.tips.tips.map { .string($0) }).inlined
    return """
      <!DOCTYPE html>
      <html lang="\(text.pageCode)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy.joined(separator: "; "))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(text.attribute(document.title))</title>
      <style>\(HTMLStyle.source)</style>
      </head>
      <body>
      \(body)<script type="application/json" id="tips">\(tips)</script>
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

/// Counts tables and figures while the page is written.
private struct HTMLPage {
  let text: HTMLText
  var tips = TipTable()
  private var tables = 0
  private var figures = 0

  init(text: HTMLText) { self.text = text }

  mutating func body(of document: ReportDocument) -> String {
    var html = "<main>\n<header>\n" + text.blocks("h1", document.title) + text.blocks("p", document.subtitle)
    html += "<nav aria-label=\"\(text.attribute(.init(zh: "目录", en: "Contents")))\"><ol>\n"
    for (index, section) in document.sections.enumerated() {
      html += "<li><a href=\"#\(section.id)\">\(index + 1). \(text.inline(section.title))</a></li>\n"
    }
    html += "</ol></nav>\n</header>\n"
    for (index, section) in document.sections.enumerated() {
      html +=
        "<section id=\"\(section.id)\"\(Self.isWide(section) ? " class=\"wide\"" : "")>\n<h2>\(index + 1). \(text.inline(section.title))</h2>\n"
      for block in section.blocks { html += self.block(block) }
      html += "</section>\n"
    }
    return html + "</main>\n"
  }

  /// A chapter with a wide table lies down as a whole, so that its heading stays with the table.
  private static func isWide(_ section: ReportSection) -> Bool {
    section.blocks.contains { if case .table(let table) = $0 { table.isWide } else { false } }
  }

  private mutating func block(_ block: ReportBlock) -> String {
    switch block {
    case .paragraph(let sentence): text.blocks("p", sentence)
    case .lead(let sentence): text.blocks("p", sentence, attributes: "class=\"lead\"")
    case .heading(let title): "<h3>\(text.inline(title))</h3>\n"
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

  private mutating func table(_ table: ReportTable) -> String {
    tables += 1
    let id = "table-\(tables)"
    let caption = BilingualText(
      zh: "表 \(tables)　\(table.caption.zh)", en: "Table \(tables). \(table.caption.en)")
    var html = "<div class=\"table\">\n<div class=\"caption\" id=\"\(id)\">\n"
    html += text.blocks("p", caption) + "</div>\n"
    html += "<div class=\"scroll\"><table aria-labelledby=\"\(id)\">\n<thead><tr>"
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
    let id = "chart-\(figures + 1)"
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
    figures += 1
    let caption = BilingualText(zh: "图 \(figures)　\(title.zh)", en: "Figure \(figures). \(title.en)")
    return "<figure>\n<div class=\"finding\" id=\"\(id)-finding\">\n" + text.blocks("p", finding) + "</div>\n"
      + "<div class=\"draw\">\n" + drawing
      + "</div>\n" + foot + "<figcaption id=\"\(id)-title\">\n" + text.blocks("p", caption)
      + "</figcaption>\n</figure>\n"
  }
}
