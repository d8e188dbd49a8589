import EventEngine
import NumericKernels

/// Randomised advice: an informed driver is told of some of the stations he could use instead of all. Where boards are old everybody who
/// reads the whole board drives to the same few stations; best of d spreads them (Mitzenmacher, "How useful is old information?", IEEE
/// TPDS 11(1), 2000, doi:10.1109/71.824633).
extension StationChoice {
  private static let purpose = StreamPurpose("charging.advice")

  /// Keeps so many of the alternatives that were found, drawn from the need's own words by name and anew for each attempt, and sums up
  /// their weights again.
  func advise(
    _ need: Need, of count: Int, base: Int, way: Int, tried: SIMD4<Int32>, after minutes: Float,
    offers: Offers, scratch: inout [Alternative]
  ) -> (count: Int, weight: Double) {
    let attempt = (0..<4).reduce(UInt32(0)) { tried[$1] >= 0 ? $0 + 1 : $0 }
    var draws = RandomStream(
      seed: need.draw, replication: attempt, purpose: Self.purpose,
      entity: UInt32(truncatingIfNeeded: need.vehicle))
    draws.lead(advised, of: count, in: &scratch)
    var sum = 0.0
    for told in 0..<advised {
      let place = Int(scratch[told].place)
      let station = Int(access.view[base + place] >> 1)
      sum +=
        factor(of: station, need, offers) * weight(of: station, need, after: minutes, offers)
        * Double(access.wayFactor[way + place])
      scratch[told].running = sum
    }
    return (advised, sum)
  }
}
