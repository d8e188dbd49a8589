public import DistrictModel

/// A chart over evenly spaced steps, such as hours or classes.
public struct ReportChart: Codable, Hashable, Sendable {
  public struct Line: Codable, Hashable, Sendable {
    public var name: BilingualText
    public var values: [Double]
    public var isDashed: Bool
  }

  public struct Band: Codable, Hashable, Sendable {
    public var name: BilingualText
    public var low: [Double]
    public var high: [Double]
  }

  /// A label under the axis; 0 is the left edge of the first step, 1 that of the second.
  public struct Tick: Codable, Hashable, Sendable {
    public var position: Double
    public var text: BilingualText
  }

  public var title: BilingualText
  /// One sentence that says what the reader sees.
  public var finding: BilingualText
  public var horizontal: BilingualText
  public var vertical: BilingualText
  public var steps: Int
  public var ticks: [Tick]
  /// Values are shares and the axis shows percentages.
  public var isShare = false
  public var bars: [Double] = []
  public var band: Band?
  public var lines: [Line] = []
  public var note: BilingualText?
  /// Spans around a middle instead of all that, with the values along the horizontal axis.
  public var spans: Spans?

  /// What an answer does between two ends of one input after another.
  public struct Spans: Codable, Hashable, Sendable {
    public var middle: Double
    public var rows: [Span]
  }

  public struct Span: Codable, Hashable, Sendable {
    public var name: BilingualText
    public var low: Double
    public var high: Double
    /// The same as they are printed.
    public var lowText: String
    public var highText: String
  }

  public init(
    title: BilingualText, finding: BilingualText, horizontal: BilingualText, vertical: BilingualText,
    steps: Int,
    ticks: [Tick]
  ) {
    self.title = title
    self.finding = finding
    self.horizontal = horizontal
    self.vertical = vertical
    self.steps = steps
    self.ticks = ticks
  }
}

/// A map of the user's own layers in grid squares: x counts squares eastwards, y southwards from the north edge.
public struct ReportMap: Codable, Hashable, Sendable {
  public struct Place: Codable, Hashable, Sendable {
    public var x: Double
    public var y: Double
  }

  /// A square and its class, 0 being the lowest.
  public struct Square: Hashable, Sendable {
    public var column: Int
    public var row: Int
    public var level: Int
  }

  /// A symbol: what it marks decides shape and colour, `amount` its size.
  public struct Symbol: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
      case plannedStation
      case existingStation
      case swapStation
      case hydrogenStation
      case roadsideUnit
      /// Of two runs side by side.
      case inBoth
      case onlyInFirst
      case onlyInOther
      /// Of a plan in stages: what opens in its first year, second year and so on.
      case opensFirst
      case opensSecond
      case opensThird
      case opensFourth
      case opensLater

      static let stages: [Kind] = [.opensFirst, .opensSecond, .opensThird, .opensFourth, .opensLater]
    }
    public var kind: Kind
    public var place: Place
    public var amount: Int
    public var tip: BilingualText
  }

  public struct Label: Codable, Hashable, Sendable {
    public var place: Place
    public var name: BilingualText
    /// Larger ones keep their name where two would overlap.
    public var weight: Int
    public var tip: BilingualText
  }

  /// Areas by their rings, and lines.
  public struct Outline: Codable, Hashable, Sendable {
    public var rings: [[Place]]
    public var lines: [[Place]]
    public var name: BilingualText
    public var tip: BilingualText
  }

  public enum Content: Codable, Hashable, Sendable {
    /// Filled squares in up to five classes.
    case squares([Square])
    /// Squares by a change: classes 0 to 2 are less, 4 to 6 more, 3 is none; the legend has three texts of either side.
    case changes([Square])
    /// Hatched squares in up to two classes.
    case hatches([Square])
    case symbols([Symbol])
    case labels([Label])
    case outlines([Outline])

    /// Whether it covers the ground.
    var isFilled: Bool {
      switch self {
      case .squares, .changes: true
      case .hatches, .symbols, .labels, .outlines: false
      }
    }
  }

  public struct Layer: Codable, Hashable, Sendable {
    public var id: String
    public var name: BilingualText
    public var content: Content
    /// One text per class or kind, in the order of the drawing.
    public var legend: [BilingualText]
    /// Which end of the scale is good, and other help for the reader.
    public var hint: BilingualText?
    /// What the texts of a legend of symbols stand for, one by one; planned and existing stations unless given.
    public var kinds: [Symbol.Kind]?
    /// The amount of the largest symbol of all maps of one scale; that of this map unless given.
    public var largest: Int?
    /// On maps that move together: layers of one key are switched together; the id unless given.
    public var key: String?
  }

  public var id: String
  public var title: BilingualText
  public var finding: BilingualText
  public var columns: Int
  public var rows: Int
  /// Metres of a square's edge.
  public var squareM: Double
  public var outline: [[Place]]
  public var layers: [Layer]
  /// Reference system, origin of the sites, base map, approval number.
  public var footer: [BilingualText]
  /// Maps of one word are zoomed, moved and switched together; they have the same frame.
  public var sync: String?
}
