/// How a cabinet shares its power among the connectors in use.
public enum PowerSharing: String, Codable, CaseIterable, Sendable {
  /// Max-min fair: one common level, and nobody gets more than the battery accepts.
  case waterFilling = "water_filling"
  /// The same share for everyone; what a battery does not accept is lost to the others.
  case equal
  /// In order of arrival: the first gets all it accepts.
  case priority
  /// Whole power modules, each given to one connector.
  case modules
}
