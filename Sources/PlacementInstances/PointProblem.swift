import Siting

/// What the formats of medians and centers share.
enum PointProblem {
  /// Which of the two a word asks for.
  static func isCenter(_ word: String, _ source: InstanceSource) throws(InstanceError) -> Bool {
    switch word {
    case CenterProblem.name: true
    case MedianProblem.name: false
    default:
      throw InstanceError(
        file: source.argument, line: nil,
        "expected the problem \(MedianProblem.name) or \(CenterProblem.name), found '\(word)'")
    }
  }

  static func question(
    _ costs: CostTable, open: Int, isCenter: Bool, scale: Int64, _ source: InstanceSource
  ) throws(InstanceError) -> any PlacementQuestion {
    do throws(SitingError) {
      return isCenter
        ? Question(try CenterProblem(costs: costs, open: open, scale: scale), SitingCatalogue.center)
        : Question(try MedianProblem(costs: costs, open: open, scale: scale), SitingCatalogue.median)
    } catch { throw InstanceError(file: source.argument, error) }
  }

  /// Straight distances between all points, rounded to whole units of 1/scale.
  ///
  /// The scale is the largest power of ten, 1,000 at most, at which every distance stays under 2^30.
  static func straightCosts(
    _ points: [SitingPoint], _ source: InstanceSource
  ) throws(InstanceError) -> (costs: CostTable, scale: Int64) {
    guard points.count <= 16_384 else {
      throw InstanceError(
        file: source.argument, line: nil, "expected at most 16384 points, found \(points.count)")
    }
    var longest = 0.0
    for (place, left) in points.enumerated() {
      for right in points.dropFirst(place + 1) { longest = max(longest, distance(left, right)) }
    }
    var scale = 1000.0
    while scale > 1, longest * scale > 1e9 { scale /= 10 }
    return (try costs(points, source) { (distance($0, $1) * scale).rounded() }, Int64(scale))
  }

  static func costs(
    _ points: [SitingPoint], _ source: InstanceSource, _ cost: (SitingPoint, SitingPoint) -> Double
  ) throws(InstanceError) -> CostTable {
    var cells: [Int32] = []
    cells.reserveCapacity(points.count * points.count)
    for left in points {
      for right in points {
        guard let cell = Int32(exactly: cost(left, right)) else {
          throw InstanceError(file: source.argument, line: nil, "expected distances under 2^30")
        }
        cells.append(cell)
      }
    }
    do throws(SitingError) {
      return try CostTable(candidates: points.count, customers: points.count, cells: cells)
    } catch { throw InstanceError(file: source.argument, error) }
  }

  static func distance(_ left: SitingPoint, _ right: SitingPoint) -> Double {
    let x = left.x - right.x
    let y = left.y - right.y
    return (x * x + y * y).squareRoot()
  }
}

/// Tables of best known values that lie beside the instances: lines `name value`, or `name p value`.
enum KnownValues {
  /// The value of a name; nil where there is no table or no such line.
  static func read(_ source: InstanceSource, name: String, count: Int? = nil) -> Double? {
    guard source.exists, let text = try? source.text() else { return nil }
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.first.map(String.init) == name else { continue }
      if let count {
        if words.count >= 3, Int(words[1]) == count { return Double(words[2]) }
      } else if words.count >= 2 {
        return Double(words[1])
      }
    }
    return nil
  }
}
