/// A strict little reader of HTML as we write it: every element is closed in order, every attribute is quoted, no
/// bare `<` or `&` stands in a text.
struct Markup {
  struct Element {
    let name: String
    let attributes: [String: String]
    let isInDrawing: Bool
  }

  private(set) var elements: [Element] = []
  private(set) var faults: [String] = []
  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  private static let void: Set = ["meta", "br", "hr", "img", "link", "input", "wbr"]
  private static let raw: Set = ["style", "script"]

  init(_ page: String) {
    var rest = Array(page.unicodeScalars)[...]
    let doctype = Array("<!DOCTYPE html>".unicodeScalars)
    if rest.starts(with: doctype) {
      rest = rest.dropFirst(doctype.count)
    } else {
      faults.append("no doctype")
    }
    var open: [String] = []
    while let scalar = rest.first {
      if scalar != "<" {
        let text = rest.prefix { $0 != "<" }
        check(String(String.UnicodeScalarView(text)))
        rest = rest.dropFirst(text.count)
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        faults.append("an unclosed tag")
        return
      }
      var tag = String(String.UnicodeScalarView(rest[rest.index(after: rest.startIndex)..<end]))
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.popLast() != name { faults.append("</\(name)> closes nothing") }
        continue
      }
      let closesItself = tag.hasSuffix("/")
      if closesItself { tag.removeLast() }
      let element = read(tag, isInDrawing: open.contains("svg"))
      elements.append(element)
      if Self.raw.contains(element.name) {
        let close = Array("</\(element.name)>".unicodeScalars)
        while !rest.isEmpty, !rest.starts(with: close) { rest = rest.dropFirst() }
        rest = rest.dropFirst(close.count)
      } else if !closesItself, !Self.void.contains(element.name) {
        open.append(element.name)
      }
    }
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private mutating func check(_ text: String) {
    if text.contains(">") { faults.append("bare > in '\(text)'") }
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"]
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !known.contains(where: { part.hasPrefix($0) }) {
      faults.append("bare & in '\(text)'")
    }
  }

  private mutating func read(_ tag: String, isInDrawing: Bool) -> Element {
    let name = tag.prefix { $0 != " " }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count).drop { $0 == " " }
    while !rest.isEmpty {
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        faults.append("attribute '\(key)' without a quoted value in <\(tag)>")
        return Element(name: String(name), attributes: attributes, isInDrawing: isInDrawing)
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      if attributes[String(key)] != nil { faults.append("'\(key)' twice in <\(tag)>") }
      check(String(value))
      attributes[String(key)] = String(value)
      rest = rest.dropFirst(value.count + 3).drop { $0 == " " }
    }
    return Element(name: String(name), attributes: attributes, isInDrawing: isInDrawing)
  }
}
