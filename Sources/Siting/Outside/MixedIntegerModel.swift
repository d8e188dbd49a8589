/// A linear model with whole-number variables, as every solver program understands it. All data are whole numbers.
public struct MixedIntegerModel: Hashable, Sendable {
  public enum Relation: String, Sendable {
    case atMost = "L"
    case atLeast = "G"
    case equal = "E"
  }

  struct Row: Hashable, Sendable {
    let relation: Relation
    let limit: Int64
  }

  struct Column: Hashable, Sendable {
    let worth: Int64
    let lower: Int64
    let upper: Int64
    let isWhole: Bool
    var terms: [Term] = []
  }

  struct Term: Hashable, Sendable {
    let row: Int32
    let factor: Int64
  }

  public let sense: SitingSense
  private(set) var rows: [Row] = []
  private(set) var columns: [Column] = []
  /// Worth that no variable changes; it is added to what a program reports.
  public var constant: Int64 = 0

  public init(_ sense: SitingSense) { self.sense = sense }

  public var rowCount: Int { rows.count }
  public var columnCount: Int { columns.count }

  /// Adds a variable between two bounds; returns its number.
  public mutating func column(worth: Int64 = 0, from lower: Int64 = 0, to upper: Int64 = 1, isWhole: Bool)
    -> Int
  {
    columns.append(Column(worth: worth, lower: lower, upper: upper, isWhole: isWhole))
    return columns.count - 1
  }

  /// Adds a constraint: the sum of factor × variable, and what it may be.
  public mutating func row(_ terms: [(column: Int, factor: Int64)], _ relation: Relation, _ limit: Int64) {
    let number = Int32(rows.count)
    rows.append(Row(relation: relation, limit: limit))
    for term in terms where term.factor != 0 {
      columns[term.column].terms.append(Term(row: number, factor: term.factor))
    }
  }

  /// The model as free MPS. Always a minimisation, as not every program reads the sense: worths of a maximisation are
  /// negated. Variables are `x0`, `x1`, ..., constraints `r0`, `r1`, ...
  public var mps: String {
    let sign: Int64 = sense == .maximise ? -1 : 1
    // CBC misreads the bounds of a file that does not say FREE.
    var text = "NAME wayside FREE\nROWS\n N cost\n"
    for (number, row) in rows.enumerated() { text += " \(row.relation.rawValue) r\(number)\n" }
    text += "COLUMNS\n"
    var isMarked = false
    for (number, column) in columns.enumerated() {
      if column.isWhole != isMarked {
        text += " M\(number) 'MARKER' '\(column.isWhole ? "INTORG" : "INTEND")'\n"
        isMarked = column.isWhole
      }
      if column.worth != 0 || column.terms.isEmpty { text += " x\(number) cost \(sign * column.worth)\n" }
      for term in column.terms { text += " x\(number) r\(term.row) \(term.factor)\n" }
    }
    if isMarked { text += " MEND 'MARKER' 'INTEND'\n" }
    text += "RHS\n"
    for (number, row) in rows.enumerated() where row.limit != 0 { text += " RHS r\(number) \(row.limit)\n" }
    text += "BOUNDS\n"
    for (number, column) in columns.enumerated() {
      if column.lower != 0 { text += " LO BND x\(number) \(column.lower)\n" }
      text += " UP BND x\(number) \(column.upper)\n"
    }
    return text + "ENDATA\n"
  }
}
