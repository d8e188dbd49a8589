/// Grade of a station by the hydrogen it stores, a parked trailer included.
///
/// Rows are data. The shipped ones are recalled from GB 50516-2010 (2021 edition), where the text of 2010 had 1000, 4000 and
/// 8000 kg: grade U, to be checked against the standard before any legal use.
public struct StationGrade: Codable, Hashable, Sendable {
  public var name: String
  /// kg.
  public var mostStored: Double

  public init(name: String, mostStored: Double) {
    self.name = name
    self.mostStored = mostStored
  }

  /// The smallest first.
  public static let recalled = [
    StationGrade(name: "III", mostStored: 3000), StationGrade(name: "II", mostStored: 5000),
    StationGrade(name: "I", mostStored: 8000),
  ]

  /// The grade of a station that stores so many kg; `nil` above the largest.
  public static func grade(stored: Double, of rows: [StationGrade] = recalled) -> StationGrade? {
    rows.filter { stored <= $0.mostStored }.min { $0.mostStored < $1.mostStored }
  }

  /// - Throws: `trailerAboveGrade` where a trailer and what stands in the yard are more than the grade allows.
  public func check(trailer: Double, others: Double = 0) throws(HydrogenFault) {
    guard trailer + others <= mostStored else {
      throw .trailerAboveGrade(mass: trailer + others, grade: name, limit: mostStored)
    }
  }
}
