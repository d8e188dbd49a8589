public import DistrictModel

/// One thing that makes a grid impossible, and where it stands.
public struct GridFault: Hashable, Sendable {
  /// Rows count from 0 in the order given.
  public enum Place: Hashable, Sendable {
    case grid
    case bus(Int)
    case branch(Int)
    case generator(Int)
  }

  public let place: Place
  /// The column of the folder format that is at fault; empty where it is the row.
  public let field: String
  /// Stable code such as `E0803`.
  public let code: String
  public let message: BilingualText
  public let help: BilingualText?
  /// A name that no bus has; whoever shows the fault can look for the nearest one.
  public let unknownName: String?

  init(
    _ place: Place, _ field: String = "", _ code: String, zh: String, en: String, help: BilingualText? = nil,
    unknownName: String? = nil
  ) {
    self.place = place
    self.field = field
    self.code = code
    message = BilingualText(zh: zh, en: en)
    self.help = help
    self.unknownName = unknownName
  }
}

/// Everything that is wrong with a grid, in the order of its tables.
public struct GridFaults: Error, Hashable, Sendable {
  public let faults: [GridFault]
}
