/// A question of where to open, with its own exact judgement of any answer.
///
/// A problem is a value that carries its data and the definition of its worth; algorithms may reshape the data as they
/// like, but what they find is judged here and nowhere else.
public protocol SitingProblem: Sendable {
  /// The word of the trade, such as `maximal-covering`.
  static var name: String { get }
  static var sense: SitingSense { get }
  /// Candidate sites are numbered from 0 up to this count.
  var candidates: Int { get }
  /// A bound that needs no search: all weight there is, or 0.
  var plainBound: Int64 { get }
  /// Worth in whole units, or the rule the answer breaks. From the definition, and safe for any answer, however absurd.
  func judge(_ choice: SiteChoice) -> Judgement
}

/// Which of two worths is the better one.
public enum SitingSense: String, Codable, Sendable {
  case maximise
  case minimise

  /// Whether `left` is strictly better than `right`.
  public func prefers(_ left: Int64, to right: Int64) -> Bool {
    switch self {
    case .maximise: left > right
    case .minimise: left < right
    }
  }
}

/// An answer: the sites to open and, where the problem asks for it, who serves whom.
public struct SiteChoice: Codable, Hashable, Sendable {
  /// Open sites, ascending.
  public var sites: [Int32]
  /// The serving site of each customer; empty where the problem works it out itself.
  public var servedBy: [Int32]

  /// - Parameter sites: in any order; they are sorted here.
  public init(sites: [Int32], servedBy: [Int32] = []) {
    self.sites = sites.sorted()
    self.servedBy = servedBy
  }

  /// The rule of form that `sites` breaks: every site exists and is named once.
  public func formFault(candidates: Int) -> String? {
    for (place, site) in sites.enumerated() {
      guard site >= 0, Int(site) < candidates else {
        return "site \(site) does not exist: sites are numbered 0 to \(candidates - 1)"
      }
      if place > 0, sites[place - 1] >= site {
        return sites[place - 1] == site
          ? "site \(site) is named twice" : "the sites are not in ascending order"
      }
    }
    return nil
  }
}

/// What a problem says of an answer.
public enum Judgement: Hashable, Sendable {
  case worth(Int64)
  /// The rule the answer breaks, as a sentence.
  case broken(String)
}
