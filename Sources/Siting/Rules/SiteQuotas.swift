/// How many sites of each township and category a plan may open.
///
/// A quota names a township, a category, or both; the sites of a plan then lie in a table whose rows, columns and cells
/// are bounded, and whether any plan meets all quotas is a question of flow (Hoffman 1960).
public struct SiteQuotas: Codable, Hashable, Sendable {
  public struct Quota: Codable, Hashable, Sendable {
    /// As a scenario calls it; used to say which quotas contradict each other.
    public let name: String
    /// `nil` for all townships; likewise `category`.
    public let township: Int32?
    public let category: Int32?
    public let atLeast: Int
    public let atMost: Int

    public init(name: String, township: Int32?, category: Int32?, atLeast: Int = 0, atMost: Int = .max) {
      self.name = name
      self.township = township
      self.category = category
      self.atLeast = atLeast
      self.atMost = atMost
    }

    func holds(township: Int32, category: Int32) -> Bool {
      (self.township ?? township) == township && (self.category ?? category) == category
    }
  }

  /// Row of each candidate's township, from 0; likewise its category.
  public let townshipOf: [Int32]
  public let categoryOf: [Int32]
  public let quotas: [Quota]

  /// - Throws: `SitingError.badProblem` where the lists differ in length, a row is negative or a quota is upside down.
  public init(townshipOf: [Int32], categoryOf: [Int32], quotas: [Quota]) throws(SitingError) {
    guard townshipOf.count == categoryOf.count else {
      throw .badProblem(
        "\(townshipOf.count) townships are given for sites, but \(categoryOf.count) categories")
    }
    let largest = Int32(townshipOf.count)
    guard (townshipOf + categoryOf).allSatisfy({ $0 >= 0 && $0 <= largest }) else {
      throw .badProblem("townships and categories of sites are numbered 0 to \(largest)")
    }
    for quota in quotas where quota.atLeast < 0 || quota.atLeast > quota.atMost {
      throw .badProblem(
        "quota '\(quota.name)' asks for at least \(quota.atLeast) and at most \(quota.atMost)")
    }
    self.townshipOf = townshipOf
    self.categoryOf = categoryOf
    self.quotas = quotas
  }

  /// No quotas.
  public init(candidates: Int) {
    townshipOf = [Int32](repeating: 0, count: candidates)
    categoryOf = townshipOf
    quotas = []
  }

  /// Sites of a choice that a quota counts.
  func count(_ quota: Quota, in sites: [Int32]) -> Int {
    sites.count { quota.holds(township: townshipOf[Int($0)], category: categoryOf[Int($0)]) }
  }

  /// The first quota that a choice breaks, as a sentence.
  func fault(in sites: [Int32]) -> String? {
    for quota in quotas {
      let count = count(quota, in: sites)
      if count < quota.atLeast {
        return "quota '\(quota.name)' asks for at least \(quota.atLeast) sites, but \(count) are open"
      }
      if count > quota.atMost {
        return "quota '\(quota.name)' allows \(quota.atMost) sites, but \(count) are open"
      }
    }
    return nil
  }
}
