import GRDB

/// What keeps a GeoPackage from being written or read, as one line for a person.
public struct GeoPackageFault: Error, Hashable, Sendable {
  public let message: String

  init(_ message: String) { self.message = message }

  /// SQLite's own words, without the statement.
  init(_ error: DatabaseError) { message = error.message ?? "SQLite error \(error.resultCode.rawValue)" }
}

/// Runs what may fail in SQLite and tells failures in the words of this part.
func explained<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw GeoPackageFault(error)
  }
}
