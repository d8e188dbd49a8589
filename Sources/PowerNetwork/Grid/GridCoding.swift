/// A grid is written as its tables and read back through the same checks.
extension PowerGrid: Codable {
  private enum Key: String, CodingKey {
    case baseMVA, buses, branches, generators
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try self.init(
      baseMVA: values.decode(Double.self, forKey: .baseMVA),
      buses: values.decode([GridBus].self, forKey: .buses),
      branches: values.decode([GridBranch].self, forKey: .branches),
      generators: values.decode([GridGenerator].self, forKey: .generators))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(baseMVA, forKey: .baseMVA)
    try values.encode(buses, forKey: .buses)
    try values.encode(branches, forKey: .branches)
    try values.encode(generators, forKey: .generators)
  }
}

extension PowerGrid {
  /// Why no time series of this grid can be calculated; `nil` where one can.
  public var seriesFaults: GridFaults? {
    do throws(GridFaults) {
      _ = try SeriesFlow(self)
      return nil
    } catch {
      return error
    }
  }
}
