/// A CSV file read strictly by RFC 4180, by no code of the program's own.
public enum CSVRecords {
  /// All records, the header first.
  public static func read(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        field.append("\"")
        rest = rest.dropFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return records
  }

  /// Rows by column; a row of another length than the header ends the list.
  public static func rows(_ text: String) -> [[String: String]] {
    let all = read(text)
    guard let header = all.first else { return [] }
    return all.dropFirst().prefix { $0.count == header.count }.map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }
}
