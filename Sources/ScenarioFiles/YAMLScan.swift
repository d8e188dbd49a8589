import DistrictModel

/// A look at YAML before the parser sees it: what could make it expand or recurse without end is refused here.
///
/// Quoted texts, comments and block texts are stepped over, also across lines; columns count Unicode scalars.
struct YAMLScan {
  private(set) var found: [Diagnostic] = []
  private(set) var isStopped = false
  private let source: SourceText
  /// The quote that is open.
  private var quote: Unicode.Scalar?
  /// Brackets that are open.
  private var depth = 0
  /// Lines indented deeper than this belong to a `|` or `>` text.
  private var blockIndent: Int?

  init(source: SourceText) { self.source = source }

  mutating func read(_ row: Int) {
    let text = Array(source.lines[row].unicodeScalars)
    let indent = text.prefix { $0 == " " }.count
    if quote == nil {
      if let block = blockIndent {
        if indent > block || indent == text.count { return }
        blockIndent = nil
      }
      if indent < text.count, text[indent] == "\t", text.contains(where: { !$0.properties.isWhitespace }) {
        found.append(
          source.diagnostic(
            row + 1, indent + 1, "E0102", zh: "缩进不能使用制表符", en: "a tab cannot indent",
            help: BilingualText(zh: "请改用空格", en: "use spaces")))
        isStopped = found.count >= 20
        return
      }
      if indent > 2 * YAMLText.deepest { return stop(YAMLText.tooDeep(source, row + 1, indent + 1)) }
    }
    tokens(of: text, row + 1, indent)
  }

  private mutating func tokens(of text: [Unicode.Scalar], _ line: Int, _ indent: Int) {
    var atStart = true
    var openers = 0
    /// Where the mapping or list stands that the next value belongs to, and where the present word began.
    var (parent, word) = (indent, indent)
    var column = quote == nil ? indent : 0
    while column < text.count {
      let character = text[column]
      let next: Unicode.Scalar = column + 1 < text.count ? text[column + 1] : " "
      column += 1
      if let open = quote {
        let escapes = open == "\"" ? character == "\\" : character == open && next == open
        if escapes { column += 1 } else if character == open { quote = nil }
        if quote == nil { atStart = false }
        continue
      }
      if character == "#", column == 1 || text[column - 2].properties.isWhitespace { return }
      if atStart {
        switch character {
        case " ", "\t": continue
        case "&" where !next.properties.isWhitespace, "*" where !next.properties.isWhitespace:
          return stop(
            source.diagnostic(
              line, column, "E0103", zh: "不接受锚点和别名", en: "anchors and aliases are not accepted",
              help: BilingualText(
                zh: "请写出完整内容；以 & 或 * 开头的文字请加引号",
                en: "write the value out; quote a text that begins with & or *")))
        case "\"", "'":
          quote = character
          word = column - 1
          continue
        case "!":
          while column < text.count, !text[column].properties.isWhitespace { column += 1 }
          continue
        case "|" where depth == 0, ">" where depth == 0:
          blockIndent = parent
          return
        case "-" where next.properties.isWhitespace, "?" where next.properties.isWhitespace:
          parent = column - 1
          openers += 1
          if openers + indent / 2 > YAMLText.deepest { return stop(YAMLText.tooDeep(source, line, column)) }
          continue
        default: word = column - 1
        }
      }
      if "[{".unicodeScalars.contains(character), depth > 0 || atStart {
        depth += 1
        if depth > YAMLText.deepest { return stop(YAMLText.tooDeep(source, line, column)) }
        atStart = true
      } else if "]}".unicodeScalars.contains(character) {
        depth = max(0, depth - 1)
        atStart = false
      } else if character == ":", next.properties.isWhitespace || depth > 0 {
        parent = word
        atStart = true
      } else {
        atStart = character == "," && depth > 0
      }
    }
  }

  private mutating func stop(_ diagnostic: Diagnostic) {
    found.append(diagnostic)
    isStopped = true
  }
}
