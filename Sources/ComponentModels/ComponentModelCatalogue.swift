/// Every component model, at a glance. A new one is one file and one line here.
public enum ComponentModelCatalogue {
  public static let all: [ComponentModel] = [
    .chargeTime,
    .chargeState,
    .erlangLoss,
    .erlangWait,
    .impatientQueue,
    .deterministicServiceQueue,
    .singleServerQueue,
    .solarPosition,
    .clearSky,
    .planeOfArray,
    .transformerThermal,
    .valleyFilling,
    .vehicleToGrid,
  ]

  /// The model with this word; `nil` where there is none.
  public static func model(_ id: String) -> ComponentModel? { all.first { $0.id == id } }
}
