// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One part of the house. The list below is in pipeline order; `Sources/README.md` is its twin in words.
func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let core: [Target] = [
  part("NumericKernels", ["CGSL"]),
  part("DistrictModel", ["NumericKernels"]),
  part("Uncertainty", ["DistrictModel", "NumericKernels"]),
  part("RoadNetwork", ["DistrictModel", "NumericKernels"]),
  part("EventEngine"),
  part("PowerNetwork", ["CKLU", "DistrictModel", "EventEngine", "NumericKernels"]),
  part("HydrogenStations", ["DistrictModel", "EventEngine", "NumericKernels", "PowerNetwork"]),
  part("Demand", ["DistrictModel", "EventEngine", "NumericKernels"]),
  part("RoadsideUnits", ["DistrictModel", "EventEngine", "NumericKernels", "RoadNetwork"]),
  part("ChargingStations", ["DistrictModel", "EventEngine", "NumericKernels", "PowerNetwork"]),
  part("SwapStations", ["DistrictModel", "EventEngine", "NumericKernels", "PowerNetwork"]),
  part("NeighbourStations", ["DistrictModel", "EventEngine", "NumericKernels"]),
  part(
    "ComponentModels",
    [
      "ChargingStations", "DistrictModel", "HydrogenStations", "NumericKernels", "PowerNetwork",
      "RoadsideUnits", "SwapStations",
    ]),
  part(
    "DistrictSimulation", ["DistrictModel", "Demand", "EventEngine", "NumericKernels", "PowerNetwork"]),
  part("Finance", ["DistrictModel", "NumericKernels", "PowerNetwork"]),
  part("LinearPrograms", ["CGLPK"]),
  part("Programme", ["DistrictModel", "NumericKernels"]),
  part("Siting", ["DistrictModel", "LinearPrograms", "NumericKernels", "RoadNetwork"]),
  part(
    "Assessment",
    [
      "DistrictModel", "DistrictSimulation", "EventEngine", "Finance", "HydrogenStations", "NumericKernels",
      "PowerNetwork", "Programme", "RoadsideUnits", "SwapStations", "Uncertainty",
    ]),
  part("Calibration", ["DistrictModel", "NumericKernels"]),
  part(
    "CityAgents",
    [
      "Calibration", "ChargingStations", "DistrictModel", "DistrictSimulation", "EventEngine",
      "NumericKernels",
    ]),
]

let borders: [Target] = [
  part(
    "ScenarioFiles",
    [
      "DistrictModel", "Demand", "ChargingStations", "ComponentModels", "DistrictSimulation", "Finance",
      "HydrogenStations", "Siting", "Calibration", "NumericKernels", "PowerNetwork", "Programme",
      "RoadNetwork", "RoadsideUnits", "SwapStations", "Uncertainty",
      .product(name: "Yams", package: "Yams"),
    ]),
  part(
    "GeoExchange",
    [
      "DistrictModel", "GridFiles", "NumericKernels", "PowerNetwork", "RoadNetwork", "ScenarioFiles",
      .target(name: "CGDAL", condition: .when(traits: ["GDAL"])),
    ]),
  part("GridFiles", ["DistrictModel", "PowerNetwork", "ScenarioFiles"]),
  part("OutsideSolvers", ["Siting"]),
  part("PlacementInstances", ["DistrictModel", "NumericKernels", "RoadNetwork", "Siting"]),
  part(
    "Reports",
    [
      "Assessment", "Calibration", "CityAgents", "DistrictModel", "EventEngine", "Finance",
      "HydrogenStations", "NumericKernels", "PowerNetwork", "Programme", "RoadNetwork", "RoadsideUnits",
      "Uncertainty",
    ]),
  // SQLite behind Swift types: a GeoPackage is an SQLite database, and statements, errors and threads are GRDB's business.
  part("GeoPackageFiles", ["DistrictModel", "Reports", .product(name: "GRDB", package: "GRDB.swift")]),
  part(
    "Sweeps",
    [
      "DistrictModel", "NumericKernels", "ScenarioFiles", "Uncertainty",
      .product(name: "GRDB", package: "GRDB.swift"),
    ]),
]

let parts: [Target.Dependency] = (core + borders).map { .byName(name: $0.name) }

let package = Package(
  name: "wayside",
  products: (core + borders).map { .library(name: $0.name, targets: [$0.name]) } + [
    .executable(name: "wayside", targets: ["wayside"]),
    // For the benchmarks, which run what the tests run; not meant for others.
    .library(name: "Fixtures", targets: ["Fixtures"]),
  ],
  traits: [
    .trait(
      name: "GDAL", description: "Read shapefiles, GeoPackages, OpenStreetMap and rasters (libgdal-dev)."),
    .default(enabledTraits: ["GDAL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    // Debian ships no pkg-config file for KLU: the module map links it.
    .systemLibrary(name: "CKLU", providers: [.apt(["libsuitesparse-dev"])]),
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    // Opened at run time: its module map links nothing.
    .systemLibrary(name: "CGDAL", providers: [.apt(["libgdal-dev"])]),
  ] + core + borders + [
    .executableTarget(
      name: "wayside",
      dependencies: parts + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .target(name: "Fixtures", dependencies: parts, path: "Tests/Fixtures", swiftSettings: strict),
    tests("LawTests", parts + ["Fixtures"]),
    tests("PublishedNumberTests", parts + ["Fixtures"]),
    tests("RivalTests", parts + ["Fixtures"]),
    tests("ScenarioTests", parts + ["Fixtures", "wayside"]),
  ],
  swiftLanguageModes: [.v6]
)
