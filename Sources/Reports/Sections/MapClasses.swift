import DistrictModel

/// Classes of the values of a map's cells.
enum MapClasses {
  /// Upper limits of classes with about equally many positive values; equal limits fall together.
  static func limits(_ values: [Double], count: Int) -> [Double] {
    let positive = values.filter { $0 > 0 && $0.isFinite }.sorted()
    guard !positive.isEmpty else { return [] }
    var limits: [Double] = []
    for number in 1...count {
      let limit = positive[(positive.count * number - 1) / count]
      if limits.last != limit { limits.append(limit) }
    }
    return limits
  }

  /// What a legend says of them.
  static func ranges(_ limits: [Double]) -> [BilingualText] {
    limits.indices.map { row in
      .same("> \(row == 0 ? "0" : NumberText.short(limits[row - 1])) – \(NumberText.short(limits[row]))")
    }
  }
}
