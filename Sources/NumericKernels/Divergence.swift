/// How far one distribution is from another.
public enum Divergence {
  /// Kullback and Leibler's divergence of `model` from `truth`, in nats: sum of p log(p / q).
  ///
  /// Both are scaled to a sum of 1. Infinite where the model gives nothing to what happens.
  ///
  /// - Throws: `outOfDomain` for lists of different length, none at all, or a share that is negative or not finite.
  public static func kullbackLeibler(
    of model: [Double], from truth: [Double]
  ) throws(NumericsError) -> Double {
    let whole = model.reduce(0, +)
    let all = truth.reduce(0, +)
    guard model.count == truth.count, whole > 0, all > 0, whole.isFinite, all.isFinite,
      model.allSatisfy({ $0 >= 0 }), truth.allSatisfy({ $0 >= 0 })
    else { throw .outOfDomain }
    var sum = 0.0
    for (share, real) in zip(model, truth) where real > 0 {
      sum += real / all * (Elementary.log(real / all) - Elementary.log(share / whole))
    }
    return max(0, sum)
  }
}
