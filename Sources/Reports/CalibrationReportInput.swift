public import CityAgents

/// Everything the report of a calibration is made from.
public struct CalibrationReportInput: Sendable {
  public var study: CalibrationStudy
  public var provenance: Provenance

  public init(study: CalibrationStudy, provenance: Provenance) {
    self.study = study
    self.provenance = provenance
  }
}
