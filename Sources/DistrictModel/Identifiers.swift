/// A row of the cell table. It cannot index the townships by mistake.
public struct CellID: Codable, Hashable, Comparable, Sendable {
  public let row: Int32
  public init(_ row: Int) { self.row = Int32(row) }
  public static func < (left: Self, right: Self) -> Bool { left.row < right.row }
}

/// A row of the township table.
public struct TownshipID: Codable, Hashable, Comparable, Sendable {
  public let row: Int32
  public init(_ row: Int) { self.row = Int32(row) }
  public static func < (left: Self, right: Self) -> Bool { left.row < right.row }
}

/// A row of the site table.
public struct SiteID: Codable, Hashable, Comparable, Sendable {
  public let row: Int32
  public init(_ row: Int) { self.row = Int32(row) }
  public static func < (left: Self, right: Self) -> Bool { left.row < right.row }
}

extension Array {
  public subscript(_ cell: CellID) -> Element { self[Int(cell.row)] }
  public subscript(_ township: TownshipID) -> Element { self[Int(township.row)] }
  public subscript(_ site: SiteID) -> Element { self[Int(site.row)] }
}

/// A text in the two languages of every report. One of them may be empty; the other then stands in.
public struct BilingualText: Codable, Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh.isEmpty ? en : zh
    self.en = en.isEmpty ? zh : en
  }
}
