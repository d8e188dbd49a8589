/// The wall of a cylinder in layers from the gas outwards, cut into cells that conduct heat.
public struct CylinderWall: Hashable, Sendable {
  public struct Layer: Hashable, Sendable {
    /// m.
    public var thickness: Double
    /// J/(kg K).
    public var specificHeat: Double
    /// kg/m³.
    public var density: Double
    /// W/(m K).
    public var conductivity: Double

    public init(thickness: Double, specificHeat: Double, density: Double, conductivity: Double? = nil) {
      self.thickness = thickness
      self.specificHeat = specificHeat
      self.density = density
      self.conductivity = conductivity ?? Self.conductivity(density: density)
    }

    /// Where nobody says what a wall is made of, its density does: steel 45, aluminium alloy 160, fibre in resin across
    /// the fibres 0.8 W/(m K). Grade U.
    public static func conductivity(density: Double) -> Double {
      if density > 5000 { return 45 }
      if density > 2200 { return 160 }
      return 0.8
    }

    /// Enough cells for the depth heat reaches within seconds; metals are nearly of one temperature.
    var cells: Int { conductivity > 10 ? max(1, Int((thickness / 0.008).rounded())) : 12 }
  }

  /// Inner diameter, m.
  public var diameter: Double
  /// Inner length, m.
  public var length: Double
  /// Diameter of the opening the gas comes through, m.
  public var inletDiameter: Double
  public var layers: [Layer]
  /// Film outside, W/(m² K).
  public var outerFilm: Double
  /// How many equal cylinders the tank has.
  public var count: Double

  public init(
    diameter: Double, length: Double, inletDiameter: Double = InnerFilm.usualInlet, layers: [Layer],
    outerFilm: Double, count: Double = 1
  ) {
    self.diameter = diameter
    self.length = length
    self.inletDiameter = inletDiameter
    self.layers = layers
    self.outerFilm = outerFilm
    self.count = count
  }

  /// m³ of one cylinder with flat ends.
  public var volume: Double { 0.25 * Double.pi * diameter * diameter * length }

  /// m² inside one cylinder with flat ends.
  public var area: Double { Double.pi * diameter * (length + 0.5 * diameter) }
}

/// The wall as the integration sees it: cells, what they hold, and what is between them, each per m².
struct WallCells {
  /// J/(m² K).
  let capacities: [Double]
  /// m² K/W between the gas film and the first cell, between cells, and from the last to the outer film.
  let resistances: [Double]

  init(_ wall: CylinderWall) {
    var capacities: [Double] = []
    var halves: [Double] = []
    for layer in wall.layers {
      let thickness = layer.thickness / Double(layer.cells)
      for _ in 0..<layer.cells {
        capacities.append(thickness * layer.specificHeat * layer.density)
        halves.append(0.5 * thickness / layer.conductivity)
      }
    }
    self.capacities = capacities
    resistances = (0...halves.count).map { (cell: Int) -> Double in
      (cell > 0 ? halves[cell - 1] : 0) + (cell < halves.count ? halves[cell] : 0)
    }
  }
}
