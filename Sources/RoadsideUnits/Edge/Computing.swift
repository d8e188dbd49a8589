/// What an edge computer does in a second, in 10¹² operations on 8-bit integers.
///
/// There is no conversion to ``FloatingCompute`` on purpose: makers quote edge boxes in INT8 and data centres in FP16 or
/// FP32, and no factor between them holds for more than one network on one chip.
public struct EdgeCompute: Codable, Hashable, Comparable, Sendable {
  public var teraOperationsPerSecond: Double

  public init(teraOperationsPerSecond: Double) { self.teraOperationsPerSecond = teraOperationsPerSecond }

  public static func < (left: Self, right: Self) -> Bool {
    left.teraOperationsPerSecond < right.teraOperationsPerSecond
  }

  public static func + (left: Self, right: Self) -> Self {
    Self(teraOperationsPerSecond: left.teraOperationsPerSecond + right.teraOperationsPerSecond)
  }
}

/// What a cloud platform does in a second, in 10¹⁵ floating-point operations of a stated width.
public struct FloatingCompute: Codable, Hashable, Sendable {
  public enum Width: String, CaseIterable, Codable, Hashable, Sendable {
    case fp16
    case fp32
  }

  public var petaflops: Double
  public var width: Width

  public init(petaflops: Double, width: Width) {
    self.petaflops = petaflops
    self.width = width
  }

  /// The sum; `nil` where the widths differ.
  public func adding(_ other: Self) -> Self? {
    width == other.width ? Self(petaflops: petaflops + other.petaflops, width: width) : nil
  }
}
