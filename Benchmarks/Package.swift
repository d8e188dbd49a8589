// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "wayside", path: "..")],
  targets: [
    .executableTarget(
      name: "WaysideBenchmarks",
      dependencies: [
        "Assessment", "Calibration", "ChargingStations", "CityAgents", "ComponentModels", "Demand",
        "DistrictModel",
        "DistrictSimulation", "EventEngine", "Fixtures", "GridFiles", "HydrogenStations", "NumericKernels",
        "PowerNetwork",
        "Reports", "RoadNetwork", "RoadsideUnits",
        "ScenarioFiles", "Siting", "SwapStations", "Sweeps", "Uncertainty",
      ].map { .product(name: $0, package: "wayside") },
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
