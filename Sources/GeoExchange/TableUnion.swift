/// Rows of an import added to a table an earlier import wrote.
public enum TableUnion {
  /// Both tables as one; what has an identifier the old one has already is dropped with a word.
  ///
  /// - Parameter path: name of the table, for the log.
  /// - Returns: `nil` where the two are no tables with the same columns, `id` among them.
  public static func of(_ old: String, and new: String, path: String, _ log: inout ImportLog) -> String? {
    guard let (columns, rows) = table(old, path), let (others, added) = table(new, path), columns == others,
      let id = columns.firstIndex(of: "id")
    else { return nil }
    let known = Set(rows.map { $0[id] })
    var all = rows
    for row in added {
      guard !known.contains(row[id]) else {
        log.count(kept: -1)
        log.add(
          .dropped, "W1081", file: path, place: row[id], zh: "'\(row[id])' 已在表中，保留原有的一行",
          en: "'\(row[id])' is in the table already; the row that stands there stays")
        continue
      }
      all.append(row)
    }
    return CSVField.table(columns, all)
  }

  /// Rows of a table; `nil` where it is none.
  public static func rows(_ text: String, path: String) -> Int? { table(text, path)?.rows.count }

  private static func table(_ text: String, _ path: String) -> (columns: [String], rows: [[String]])? {
    var log = ImportLog()
    guard var table = try? DelimitedText(text, file: path, wanted: [["id"]]) else { return nil }
    var rows: [[String]] = []
    while let row = try? table.row(&log) {
      rows.append(table.columns.indices.map { table.text($0, of: row) })
    }
    return log.found == rows.count ? (table.columns, rows) : nil
  }
}
