/// Mean radio time of both hops at one base station, as published with the path model (arXiv 2201.06082), ms.
///
/// It is a table of simulations: 300 bytes, 10, 20, 40 or 80 vehicles per kilometre and lane, 10 or 50 packets a second,
/// modulation tables 2 and 3. Between its points nothing is published.
public enum NetworkRadio {
  public static let lightLoadMs = 1.5

  /// `nil` off the table.
  public static func milliseconds(
    vehiclesPerKmLane: Double, periodSeconds: Double, modulationTable: Int
  ) -> Double? {
    guard let row = [10.0, 20, 40, 80].firstIndex(of: vehiclesPerKmLane) else { return nil }
    switch (periodSeconds, modulationTable) {
    case (0.1, 2): return lightLoadMs
    case (0.02, 2): return [1.5, 1.5, 1.5, 3.09][row]
    case (0.1, 3): return [1.5, 1.5, 1.51, 1.58][row]
    case (0.02, 3): return [1.53, 1.67, 7.31, 14.23][row]
    default: return nil
    }
  }
}
