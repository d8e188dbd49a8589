import DistrictModel

/// A cell is written as its text where both languages have the same and nothing weighs it: most cells are numbers.
extension ReportTable.Entry: Codable {
  private enum CodingKeys: String, CodingKey {
    case zh
    case en
    case verdict
  }

  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text: .same(text), verdict: nil)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      text: BilingualText(
        zh: try values.decode(String.self, forKey: .zh), en: try values.decode(String.self, forKey: .en)),
      verdict: try values.decodeIfPresent(Verdict.self, forKey: .verdict))
  }

  public func encode(to encoder: any Encoder) throws {
    guard text.zh != text.en || verdict != nil else {
      var value = encoder.singleValueContainer()
      return try value.encode(text.zh)
    }
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(text.zh, forKey: .zh)
    try values.encode(text.en, forKey: .en)
    try values.encodeIfPresent(verdict, forKey: .verdict)
  }
}

/// A square is written as column, row and class.
extension ReportMap.Square: Codable {
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(
      column: try values.decode(Int.self), row: try values.decode(Int.self),
      level: try values.decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(column)
    try values.encode(row)
    try values.encode(level)
  }
}
