/// Eight time steps that a sweep solves side by side.
///
/// Plain numbers and no vector type: the compiler packs them into whatever registers there are, while of a vector type it
/// takes the lowest element apart from the others and shuffles them back.
struct Strip {
  var first: Double
  var second: Double
  var third: Double
  var fourth: Double
  var fifth: Double
  var sixth: Double
  var seventh: Double
  var eighth: Double

  static let steps = 8
  static let zero = Strip(repeating: 0)

  @inline(__always) init(
    _ first: Double, _ second: Double, _ third: Double, _ fourth: Double, _ fifth: Double, _ sixth: Double,
    _ seventh: Double, _ eighth: Double
  ) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
    self.fifth = fifth
    self.sixth = sixth
    self.seventh = seventh
    self.eighth = eighth
  }

  @inline(__always) init(repeating value: Double) {
    self.init(value, value, value, value, value, value, value, value)
  }

  /// The first eight numbers from there on.
  @inline(__always) init(_ start: UnsafePointer<Double>) {
    self.init(start[0], start[1], start[2], start[3], start[4], start[5], start[6], start[7])
  }

  @inline(__always) func store(_ start: UnsafeMutablePointer<Double>) {
    start[0] = first
    start[1] = second
    start[2] = third
    start[3] = fourth
    start[4] = fifth
    start[5] = sixth
    start[6] = seventh
    start[7] = eighth
  }

  subscript(step: Int) -> Double {
    get {
      withUnsafeBytes(of: self) {
        $0.load(fromByteOffset: step * MemoryLayout<Double>.size, as: Double.self)
      }
    }
    set {
      withUnsafeMutableBytes(of: &self) {
        $0.storeBytes(of: newValue, toByteOffset: step * MemoryLayout<Double>.size, as: Double.self)
      }
    }
  }
}

extension Strip {
  @inline(__always) static func + (left: Strip, right: Strip) -> Strip {
    Strip(
      left.first + right.first, left.second + right.second, left.third + right.third,
      left.fourth + right.fourth, left.fifth + right.fifth, left.sixth + right.sixth,
      left.seventh + right.seventh, left.eighth + right.eighth)
  }

  @inline(__always) static func - (left: Strip, right: Strip) -> Strip {
    Strip(
      left.first - right.first, left.second - right.second, left.third - right.third,
      left.fourth - right.fourth, left.fifth - right.fifth, left.sixth - right.sixth,
      left.seventh - right.seventh, left.eighth - right.eighth)
  }

  @inline(__always) static func * (left: Strip, right: Strip) -> Strip {
    Strip(
      left.first * right.first, left.second * right.second, left.third * right.third,
      left.fourth * right.fourth, left.fifth * right.fifth, left.sixth * right.sixth,
      left.seventh * right.seventh, left.eighth * right.eighth)
  }

  @inline(__always) static func / (left: Strip, right: Strip) -> Strip {
    Strip(
      left.first / right.first, left.second / right.second, left.third / right.third,
      left.fourth / right.fourth, left.fifth / right.fifth, left.sixth / right.sixth,
      left.seventh / right.seventh, left.eighth / right.eighth)
  }

  @inline(__always) static func * (left: Double, right: Strip) -> Strip { Strip(repeating: left) * right }

  @inline(__always) static func + (left: Strip, right: Double) -> Strip { left + Strip(repeating: right) }

  @inline(__always) static func - (left: Strip, right: Double) -> Strip { left - Strip(repeating: right) }

  @inline(__always) static func += (left: inout Strip, right: Strip) { left = left + right }

  @inline(__always) static func -= (left: inout Strip, right: Strip) { left = left - right }

  @inline(__always) func squareRoot() -> Strip {
    Strip(
      first.squareRoot(), second.squareRoot(), third.squareRoot(), fourth.squareRoot(), fifth.squareRoot(),
      sixth.squareRoot(), seventh.squareRoot(), eighth.squareRoot())
  }

  /// The lower of two numbers in every step.
  @inline(__always) func lower(_ other: Strip) -> Strip {
    Strip(
      other.first < first ? other.first : first, other.second < second ? other.second : second,
      other.third < third ? other.third : third, other.fourth < fourth ? other.fourth : fourth,
      other.fifth < fifth ? other.fifth : fifth, other.sixth < sixth ? other.sixth : sixth,
      other.seventh < seventh ? other.seventh : seventh, other.eighth < eighth ? other.eighth : eighth)
  }
}
