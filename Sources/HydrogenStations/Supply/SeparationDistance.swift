public import DistrictModel

/// Distances a hydrogen station keeps, by its grade; rows are data.
public struct SeparationDistance: Codable, Hashable, Sendable {
  public var object: BilingualText
  /// m for stations of grade I, II and III.
  public var metres: [Double]
  /// Whether the row was read in its source or recalled.
  public var isVerified: Bool

  /// Recalled from GB 50516 table 4.0.4A and GB 50156-2021 table 4.0.8 but for the first, which a clause note gives.
  public static let recalled = [
    row("重要公共建筑物", "important public building", 50, 50, 50, isVerified: true),
    row("明火或散发火花地点", "open flame", 40, 35, 30),
    row("民用建筑（一类）", "civil building, class 1", 35, 30, 25),
    row("民用建筑（二类）", "civil building, class 2", 30, 25, 20),
    row("民用建筑（三类）", "civil building, class 3", 25, 20, 15),
    row("主干路", "trunk road", 15, 15, 15),
  ]

  private static func row(
    _ zh: String, _ en: String, _ first: Double, _ second: Double, _ third: Double, isVerified: Bool = false
  ) -> SeparationDistance {
    SeparationDistance(
      object: BilingualText(zh: zh, en: en), metres: [first, second, third], isVerified: isVerified)
  }
}
