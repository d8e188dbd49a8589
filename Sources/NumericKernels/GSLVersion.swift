internal import CGSL

/// Version of the GNU Scientific Library the program runs with.
public enum GSLVersion {
  /// Such as `2.7.1`.
  public static var text: String? { cgsl_version().map { String(cString: $0) } }
}
